import type { NoteObject } from '../../../model';
import { SPRITE_FROM, SPRITE_MAX, SPRITE_MIN, textDetail } from '../lod';
import { NOTE_LINE, NOTE_WEIGHT, noteLimits, notePadding } from '../measure';
import { font, INK, PAPERS } from '../palette';
import type { SceneItem } from '../scene';
import { fitText, lineWidth, type TextFit } from '../text-layout';
import { type Brush, type Context2D, deviceX, deviceY, type PaintTools } from './brush';

/** Corner of a sheet and reach of its shadow, in board units. */
export const SHEET_RADIUS = 5;
const SHADOW_REACH = 26;
const KEPT = 160;

/** Bitmaps of empty sheets with their shadow: one blur per size and colour instead of one per note. */
export class SheetSprites {
  readonly #sprites = new Map<string, ImageBitmap>();

  get(colour: NoteObject['colour'], w: number, h: number, scale: number): ImageBitmap {
    const key = `${colour} ${w} ${h} ${scale}`;
    const known = this.#sprites.get(key);
    if (known) return known;
    if (this.#sprites.size >= KEPT) this.#forget();
    const reach = Math.ceil(SHADOW_REACH * scale);
    const canvas = new OffscreenCanvas(Math.round(w * scale) + 2 * reach, Math.round(h * scale) + 2 * reach);
    const context = canvas.getContext('2d');
    if (context) drawSheet(context, colour, reach, reach, w * scale, h * scale, scale);
    const sprite = canvas.transferToImageBitmap();
    this.#sprites.set(key, sprite);
    return sprite;
  }

  #forget(): void {
    for (const sprite of this.#sprites.values()) sprite.close();
    this.#sprites.clear();
  }
}

/** A sheet with soft shadow at device pixels. */
export function drawSheet(
  context: Context2D,
  colour: NoteObject['colour'],
  x: number,
  y: number,
  w: number,
  h: number,
  scale: number,
): void {
  const paper = PAPERS[colour];
  const radius = SHEET_RADIUS * scale;
  context.save();
  context.beginPath();
  context.roundRect(x, y, w, h, radius);
  context.fillStyle = paper.paper;
  context.shadowColor = 'rgba(74, 56, 24, 0.20)';
  context.shadowBlur = 16 * scale;
  context.shadowOffsetY = 7 * scale;
  context.fill();
  context.shadowColor = 'rgba(74, 56, 24, 0.20)';
  context.shadowBlur = 2.5 * scale;
  context.shadowOffsetY = 1 * scale;
  context.fill();
  context.restore();
  if (scale < 0.25) return;
  context.save();
  context.clip();
  const light = context.createLinearGradient(0, y, 0, y + h);
  light.addColorStop(0, 'rgba(255, 255, 255, 0.26)');
  light.addColorStop(0.4, 'rgba(255, 255, 255, 0)');
  light.addColorStop(1, 'rgba(90, 66, 20, 0.03)');
  context.fillStyle = light;
  context.fillRect(x, y, w, h);
  context.restore();
}

/** Size and lines of a note's text, worked out once per item. */
export function noteFit(item: SceneItem, object: NoteObject, tools: PaintTools): TextFit {
  if (item.fit) return item.fit;
  const { w, h } = item.box;
  const pad = notePadding(w, h);
  item.fit = fitText(
    object.text,
    w - 2 * pad.side,
    h - pad.top - pad.foot,
    noteLimits(w, h),
    tools.measure.em,
  );
  return item.fit;
}

export function paintNote(brush: Brush, item: SceneItem, object: NoteObject): void {
  const { context, scale } = brush;
  const { box } = item;
  const x = Math.round(deviceX(brush, box.x));
  const y = Math.round(deviceY(brush, box.y));
  const w = box.w * scale;
  const h = box.h * scale;
  const longest = Math.max(w, h);
  if (longest < SPRITE_MIN) {
    context.fillStyle = PAPERS[object.colour].paper;
    context.fillRect(x, y, Math.max(1, Math.round(w)), Math.max(1, Math.round(h)));
    if (longest > 6) {
      context.fillStyle = PAPERS[object.colour].edge;
      context.fillRect(x, y + Math.round(h) - 1, Math.max(1, Math.round(w)), 1);
    }
  } else if (longest < SPRITE_FROM) {
    // From afar a shadow is a darker rim at the foot; a bitmap for each sheet would cost more than it shows. Whole
    // pixels: edges between them are several times as dear.
    const right = Math.round(w);
    const foot = Math.round(h);
    context.fillStyle = 'rgba(74, 56, 24, 0.10)';
    context.fillRect(x - 1, y + 1, right + 2, foot + Math.max(1, Math.round(4 * scale)));
    context.fillStyle = 'rgba(74, 56, 24, 0.16)';
    context.fillRect(x, y + 1, right, foot);
    context.fillStyle = PAPERS[object.colour].paper;
    context.fillRect(x, y, right, foot);
  } else if (longest <= SPRITE_MAX) {
    const reach = Math.ceil(SHADOW_REACH * scale);
    context.drawImage(brush.tools.sprites.get(object.colour, box.w, box.h, scale), x - reach, y - reach);
  } else drawSheet(context, object.colour, x, y, w, h, scale);
  if (object.text === '') return;
  const size = noteLimits(box.w, box.h).max * scale;
  if (textDetail(size / brush.dpr, brush.dpr, brush.rough) !== 'none')
    paintNoteText(brush, item, object, x, y);
}

function paintNoteText(brush: Brush, item: SceneItem, object: NoteObject, x: number, y: number): void {
  const { context, scale } = brush;
  const fit = noteFit(item, object, brush.tools);
  const size = fit.fontSize * scale;
  const pad = notePadding(item.box.w, item.box.h);
  const left = x + pad.side * scale;
  const top = y + pad.top * scale;
  const step = size * fit.lineHeight;
  const detail = textDetail(size / brush.dpr, brush.dpr, brush.rough);
  if (detail === 'text') {
    context.font = font(size, NOTE_WEIGHT);
    context.fillStyle = INK;
    const baseline = brush.tools.measure.baseline(NOTE_WEIGHT, NOTE_LINE) * size;
    fit.lines.forEach((line, i) => {
      if (line) context.fillText(line, left, top + i * step + baseline);
    });
  } else if (detail === 'bars') {
    context.fillStyle = 'rgba(43, 39, 33, 0.34)';
    const height = Math.max(1, Math.round(size * 0.5));
    fit.lines.forEach((line, i) => {
      if (!line) return;
      const width = lineWidth(line, NOTE_WEIGHT, brush.tools.measure.em) * size;
      context.fillRect(Math.round(left), Math.round(top + i * step + size * 0.4), Math.round(width), height);
    });
  }
}
