import '@excalidraw/excalidraw/index.css';
import { convertToExcalidrawElements, Excalidraw } from '@excalidraw/excalidraw';
import { createRoot } from 'react-dom/client';
import { COLOUR_VALUES } from '../../app/domains/boards/model/colours';
import { offer, painted } from '../board/candidate';

let api;

/** Its scene is filled some frames after it is mounted; what is put there before is lost. */
async function mounted(host, elements) {
  api = await new Promise((resolve) => {
    createRoot(host).render(<Excalidraw excalidrawAPI={resolve} initialData={{ elements }} />);
  });
  while (api.getSceneElements().length === 0 || api.getAppState().isLoading) await painted();
}

function extent() {
  const elements = api.getSceneElements().filter(({ type }) => type === 'rectangle');
  const right = elements.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const bottom = elements.reduce((most, { y, height }) => Math.max(most, y + height), 0);
  return { right, bottom };
}

function show(scrollX, scrollY, zoom) {
  api.updateScene({ appState: { scrollX, scrollY, zoom: { value: zoom } } });
}

offer({
  async open({ notes }) {
    const elements = convertToExcalidrawElements(
      notes.map(({ x, y, w, h, text, colour }) => ({
        type: 'rectangle',
        x,
        y,
        width: w,
        height: h,
        backgroundColor: COLOUR_VALUES[colour].paper,
        fillStyle: 'solid',
        strokeWidth: 1,
        roughness: 0,
        label: { text, fontSize: 18 },
      })),
    );
    await mounted(document.getElementById('host'), elements);
    this.look('far');
  },
  look(at) {
    const { right, bottom } = extent();
    const { width, height } = api.getAppState();
    const zoom = at === 'near' ? 1 : Math.min(1, (width - 96) / right, (height - 96) / bottom);
    show(width / 2 / zoom - right / 2, height / 2 / zoom - bottom / 2, zoom);
  },
  pan(dx, dy) {
    const { scrollX, scrollY, zoom } = api.getAppState();
    show(scrollX + dx / zoom.value, scrollY + dy / zoom.value, zoom.value);
  },
  zoom(factor) {
    const { scrollX, scrollY, zoom, width, height } = api.getAppState();
    const next = Math.min(4, Math.max(0.02, zoom.value * factor));
    const k = 1 / next - 1 / zoom.value;
    show(scrollX + (width / 2) * k, scrollY + (height / 2) * k, next);
  },
});
