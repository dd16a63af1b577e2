import { COLOUR_VALUES } from '../../app/domains/boards/model';
import { offer } from './candidate';
import type { BenchNote } from './dataset';

/**
 * The least one can do: one canvas, every note in view drawn anew in each frame, text drawn without wrapping while it
 * can be read. No elements, so nothing to select, hear or compose in. It says what this machine can paint at all.
 */
const canvas = document.createElement('canvas');
const context = canvas.getContext('2d', { alpha: false });
let notes: BenchNote[] = [];
let camera = { x: 0, y: 0, zoom: 1 };
let scheduled = false;

function draw(): void {
  scheduled = false;
  if (!context) return;
  const { x, y, zoom } = camera;
  const dpr = devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#f7f4ee';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(zoom * dpr, 0, 0, zoom * dpr, -x * zoom * dpr, -y * zoom * dpr);
  const right = x + innerWidth / zoom;
  const bottom = y + innerHeight / zoom;
  context.font = '18px sans-serif';
  for (const note of notes) {
    if (note.x > right || note.y > bottom || note.x + note.w < x || note.y + note.h < y) continue;
    context.fillStyle = COLOUR_VALUES[note.colour].paper;
    context.fillRect(note.x, note.y, note.w, note.h);
    if (zoom * 18 < 4) continue;
    context.fillStyle = '#222';
    for (let i = 0; i * 9 < note.text.length; i += 1)
      context.fillText(note.text.slice(i * 9, i * 9 + 9), note.x + 14, note.y + 32 + i * 26);
  }
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(draw);
}

function extent(): { w: number; h: number } {
  return {
    w: Math.max(...notes.map(({ x, w }) => x + w)),
    h: Math.max(...notes.map(({ y, h }) => y + h)),
  };
}

offer({
  async open(input) {
    notes = input.notes;
    canvas.width = innerWidth * devicePixelRatio;
    canvas.height = innerHeight * devicePixelRatio;
    canvas.style.cssText = 'display:block;width:100vw;height:100vh';
    document.getElementById('host')?.append(canvas);
    await this.look('far');
  },
  look(at) {
    const { w, h } = extent();
    const zoom = at === 'near' ? 1 : Math.min(1, (innerWidth - 96) / w, (innerHeight - 96) / h);
    camera = { x: w / 2 - innerWidth / zoom / 2, y: h / 2 - innerHeight / zoom / 2, zoom };
    schedule();
  },
  pan(dx, dy) {
    camera = { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
    schedule();
  },
  zoom(factor) {
    const zoom = Math.min(4, Math.max(0.02, camera.zoom * factor));
    const k = 1 / camera.zoom - 1 / zoom;
    camera = { x: camera.x + (innerWidth / 2) * k, y: camera.y + (innerHeight / 2) * k, zoom };
    schedule();
  },
});
