import { isPath, type MapFeature, type Pixel, type Sign, wordsOf } from '../../model';
import { SIGN_PATHS } from './signs';
import { forgetSprites, stamp } from './sprites';

/** How a feature looks: by its layer. */
export interface Brush {
  colour: string;
  sign: Sign;
}

interface Strokes extends Brush {
  selected: boolean;
  large: boolean;
}

/** Side of the square a sign lies in with its rims, before scaling. */
const SIGN_BOX = 36;
const SIGNS = new Map<Sign, Path2D>();
export const FONT = '"Noto Sans JP Variable", "Noto Sans JP", sans-serif';

function signPath(sign: Sign): Path2D {
  const known = SIGNS.get(sign) ?? new Path2D(SIGN_PATHS[sign]);
  SIGNS.set(sign, known);
  return known;
}

/** Draws one feature: areas filled and lined, lines with a white rim, pins as their layer's sign. */
export function drawFeature(
  context: CanvasRenderingContext2D,
  feature: MapFeature,
  pixels: readonly Pixel[],
  strokes: Strokes,
): void {
  if (isPath(feature)) {
    drawPath(context, pixels, feature.type === 'area', strokes);
    const mark = pixels[Math.floor(pixels.length / 2)];
    const middle = feature.type === 'area' ? meanOf(pixels) : mark;
    if (middle) drawSign(context, middle, strokes, 0.7);
    return;
  }
  const [at] = pixels;
  if (!at) return;
  drawSign(context, at, strokes, feature.type === 'text' ? 0.55 : 1.15);
  if (feature.type === 'photo') drawCamera(context, at, strokes);
}

function drawPath(
  context: CanvasRenderingContext2D,
  pixels: readonly Pixel[],
  closed: boolean,
  { colour, selected, large }: Strokes,
): void {
  context.beginPath();
  pixels.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  if (closed) {
    context.closePath();
    context.fillStyle = colour;
    context.globalAlpha = 0.2;
    context.fill();
    context.globalAlpha = 1;
  }
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const width = large ? 6 : 4;
  context.lineWidth = width + (selected ? 8 : 3);
  context.strokeStyle = selected ? '#ffd43d' : '#ffffff';
  context.stroke();
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

function drawSign(
  context: CanvasRenderingContext2D,
  [x, y]: Pixel,
  { colour, sign, selected, large }: Strokes,
  scale: number,
): void {
  const size = scale * (large ? 1.5 : 1) * (selected ? 1.25 : 1);
  const box = SIGN_BOX * size;
  const key = `sign ${sign} ${colour} ${size} ${selected}`;
  stamp(context, key, { at: [x, y], size: [box, box] }, (sprite) => {
    sprite.scale(size, size);
    sprite.lineJoin = 'round';
    const path = signPath(sign);
    if (selected) {
      sprite.lineWidth = 9;
      sprite.strokeStyle = '#000000';
      sprite.stroke(path);
      sprite.lineWidth = 6;
      sprite.strokeStyle = '#ffd43d';
    } else {
      sprite.lineWidth = 3.5;
      sprite.strokeStyle = '#ffffff';
    }
    sprite.stroke(path);
    sprite.fillStyle = colour;
    sprite.fill(path);
  });
}

function drawCamera(context: CanvasRenderingContext2D, [x, y]: Pixel, { large }: Strokes): void {
  const size = large ? 1.5 : 1;
  context.fillStyle = '#ffffff';
  context.fillRect(x - 5 * size, y - 3 * size, 10 * size, 7 * size);
  context.fillRect(x - 2 * size, y - 4.5 * size, 4 * size, 2 * size);
  context.fillStyle = '#1a1a1a';
  context.beginPath();
  context.arc(x, y + 0.5 * size, 2 * size, 0, 7);
  context.fill();
}

function meanOf(pixels: readonly Pixel[]): Pixel {
  const [x, y] = pixels.reduce<[number, number]>((sum, p) => [sum[0] + p[0], sum[1] + p[1]], [0, 0]);
  return [x / pixels.length, y / pixels.length];
}

/** More words than these at once only cover the map. */
const MOST_LABELS = 60;
const LABEL_LENGTH = 14;

/** Writes the first words of what is in view, where there is room; texts and the selected feature come first. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  shown: readonly { feature: MapFeature; pixels: readonly Pixel[] }[],
  scene: { selected: string | null; large: boolean /** of the map, pixels */; width: number },
): void {
  const size = scene.large ? 24 : 15;
  const font = `600 ${size}px ${FONT}`;
  context.font = font;
  const signs = shown.flatMap(({ feature, pixels }) => (isPath(feature) ? [] : pixels.slice(0, 1)));
  const taken: { x: number; y: number; w: number; h: number }[] = [];
  const first = (feature: MapFeature) =>
    feature.id === scene.selected ? 0 : feature.type === 'text' ? 1 : 2;
  const order = [...shown].sort((a, b) => first(a.feature) - first(b.feature));
  for (const { feature, pixels } of order) {
    if (taken.length >= MOST_LABELS) return;
    const at =
      isPath(feature) && feature.type === 'area' ? meanOf(pixels) : pixels[Math.floor(pixels.length / 2)];
    if (!at) continue;
    const gap = scene.large ? 20 : 15;
    // On a narrow map there may be room for fewer letters on either side.
    const room = Math.max(scene.width - at[0], at[0]) - gap;
    const line = firstWords(wordsOf(feature), Math.max(2, Math.min(LABEL_LENGTH, Math.floor(room / size))));
    if (line === '') continue;
    const w = widthOf(context, line) + 6;
    // Beside the sign on its right; on its left where the map ends.
    const fits = at[0] + gap + w <= scene.width || at[0] - gap - w < 0;
    const box = { x: fits ? at[0] + gap : at[0] - gap - w, y: at[1] - size * 0.7, w, h: size * 1.4 };
    if (taken.some((other) => overlap(box, other))) continue;
    const own = feature.id === scene.selected || feature.type === 'text';
    if (
      !own &&
      signs.some(([x, y]) => Math.abs(x - box.x - box.w / 2) < box.w / 2 + 6 && Math.abs(y - at[1]) < size)
    )
      continue;
    taken.push(box);
    // The letters begin at the left of the box; their rim needs a little more on both sides.
    const middle: Pixel = [box.x + w / 2, at[1]];
    stamp(context, `words ${font} ${line}`, { at: middle, size: [w + 8, size * 2] }, (sprite) => {
      sprite.font = font;
      sprite.textBaseline = 'middle';
      sprite.lineJoin = 'round';
      sprite.lineWidth = 4;
      sprite.strokeStyle = 'rgb(255 255 255 / 0.95)';
      sprite.strokeText(line, -w / 2, 0);
      sprite.fillStyle = '#1a1a1a';
      sprite.fillText(line, -w / 2, 0);
    });
  }
}

/** Widths of words by font; measuring them costs as much as writing them. */
const WIDTHS = new Map<string, number>();
const WIDTHS_KEPT = 5_000;

function widthOf(context: CanvasRenderingContext2D, line: string): number {
  const key = `${context.font} ${line}`;
  const width = WIDTHS.get(key) ?? context.measureText(line).width;
  if (WIDTHS.size >= WIDTHS_KEPT) WIDTHS.clear();
  WIDTHS.set(key, width);
  return width;
}

/** Letters may have been drawn in another face before the page's own had come. */
export function renewLetters(): void {
  WIDTHS.clear();
  forgetSprites();
}

function overlap(
  a: { x: number; y: number; w: number; h: number },
  b: { x: number; y: number; w: number; h: number },
): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The first line of a text, cut to what fits beside a pin. */
export function firstWords(text: string, most = LABEL_LENGTH): string {
  const [line = ''] = text.trim().split('\n');
  const letters = [...line];
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}
