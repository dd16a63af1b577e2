import 'tldraw/tldraw.css';
import { createRoot } from 'react-dom/client';
import { createShapeId, Tldraw, toRichText } from 'tldraw';
import { offer } from '../board/candidate';

const COLOURS = {
  yellow: 'yellow',
  orange: 'orange',
  pink: 'light-red',
  purple: 'violet',
  blue: 'light-blue',
  teal: 'green',
  green: 'light-green',
};

let editor;

function mounted(host) {
  return new Promise((resolve) => {
    // Its limit of 4,000 shapes a page is lifted: it is meant to show what the drawing does.
    createRoot(host).render(<Tldraw onMount={resolve} options={{ maxShapesPerPage: 100_000 }} hideUi />);
  });
}

offer({
  async open({ notes }) {
    editor = await mounted(document.getElementById('host'));
    editor.createShapes(
      notes.map(({ x, y, text, colour }, i) => ({
        id: createShapeId(`n${i}`),
        type: 'note',
        x,
        y,
        props: { richText: toRichText(text), color: COLOURS[colour] ?? 'yellow', size: 's' },
      })),
    );
    this.look('far');
  },
  look(at) {
    if (at === 'far') {
      editor.zoomToFit();
      return;
    }
    const { center } = editor.getCurrentPageBounds();
    const { width, height } = editor.getViewportScreenBounds();
    editor.setCamera({ x: -center.x + width / 2, y: -center.y + height / 2, z: 1 });
  },
  pan(dx, dy) {
    const { x, y, z } = editor.getCamera();
    editor.setCamera({ x: x + dx / z, y: y + dy / z, z });
  },
  zoom(factor) {
    const { x, y, z } = editor.getCamera();
    const { width, height } = editor.getViewportScreenBounds();
    const next = Math.min(4, Math.max(0.02, z * factor));
    const k = 1 / next - 1 / z;
    editor.setCamera({ x: x + (width / 2) * k, y: y + (height / 2) * k, z: next }, { force: true });
  },
});
