import type { AreaShape } from '~/domains/areas/model';
import { type LngLat, type MapFeature, middleOf, type Pixel } from '../../model';
import { type Brush, FONT } from './brush';

type PixelOf = (place: LngLat) => Pixel;
interface Area {
  width: number;
  height: number;
}

/** Somebody else on the map. */
export interface SeenPerson {
  id: string;
  name: string;
  colour: string;
  cursor: LngLat | null;
}

/** Rings of a shape. */
export function ringsOf(shape: AreaShape): readonly (readonly LngLat[])[] {
  return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
}

/** The area the map is about: its outline, and what lies outside a little paler. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  shape: AreaShape,
  pixelOf: PixelOf,
  { width, height }: Area,
): void {
  const outline = new Path2D();
  for (const ring of ringsOf(shape)) {
    ring.forEach((place, i) => {
      const [x, y] = pixelOf(place);
      if (i === 0) outline.moveTo(x, y);
      else outline.lineTo(x, y);
    });
    outline.closePath();
  }
  const outside = new Path2D();
  outside.rect(0, 0, width, height);
  outside.addPath(outline);
  context.fillStyle = 'rgb(70 80 92 / 0.1)';
  context.fill(outside, 'evenodd');
  context.setLineDash([10, 6]);
  context.lineWidth = 3;
  context.strokeStyle = '#3c4a5a';
  context.stroke(outline);
  context.setLineDash([]);
}

const HEAT_RADIUS = 46;

/** Where much lies close together the colour of the layer adds up. */
export function drawHeat(
  context: CanvasRenderingContext2D,
  features: readonly MapFeature[],
  pixelOf: PixelOf,
  brushOf: (feature: MapFeature) => Brush,
): void {
  for (const feature of features) {
    const [x, y] = pixelOf(middleOf(feature));
    const { colour } = brushOf(feature);
    const glow = context.createRadialGradient(x, y, 0, x, y, HEAT_RADIUS);
    glow.addColorStop(0, `${colour}66`);
    glow.addColorStop(0.5, `${colour}2e`);
    glow.addColorStop(1, `${colour}00`);
    context.fillStyle = glow;
    context.fillRect(x - HEAT_RADIUS, y - HEAT_RADIUS, 2 * HEAT_RADIUS, 2 * HEAT_RADIUS);
  }
}

/** Pointers of the others with their names. */
export function drawPeople(
  context: CanvasRenderingContext2D,
  people: readonly SeenPerson[],
  pixelOf: PixelOf,
): void {
  context.font = `600 14px ${FONT}`;
  context.textBaseline = 'middle';
  for (const { name, colour, cursor } of people) {
    if (!cursor) continue;
    const [x, y] = pixelOf(cursor);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + 5, y + 17);
    context.lineTo(x + 15, y + 10);
    context.closePath();
    context.lineWidth = 3;
    context.strokeStyle = '#ffffff';
    context.stroke();
    context.fillStyle = colour;
    context.fill();
    const width = context.measureText(name).width + 14;
    context.beginPath();
    context.roundRect(x + 12, y + 14, width, 24, 12);
    context.fill();
    context.fillStyle = '#ffffff';
    context.fillText(name, x + 19, y + 27);
  }
}

/** The cross in the middle, and the corners that were set with it. */
export function drawCrosshair(
  context: CanvasRenderingContext2D,
  { points, closed, colour }: { points: readonly LngLat[]; closed: boolean; colour: string },
  pixelOf: PixelOf,
  { width, height }: Area,
): void {
  const [x, y] = [width / 2, height / 2];
  const path = [...points.map(pixelOf), [x, y] as const];
  context.beginPath();
  path.forEach(([px, py], i) => {
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  });
  if (closed && points.length > 1) context.closePath();
  context.lineWidth = 4;
  context.strokeStyle = colour;
  context.setLineDash([8, 6]);
  context.stroke();
  context.setLineDash([]);
  for (const place of points) {
    const [px, py] = pixelOf(place);
    context.beginPath();
    context.arc(px, py, 6, 0, 7);
    context.fillStyle = colour;
    context.fill();
  }
  for (const [lineWidth, strokeStyle] of [
    [6, '#ffffff'],
    [2.5, '#000000'],
  ] as const) {
    context.beginPath();
    for (const [fx, fy, tx, ty] of [
      [x - 26, y, x - 6, y],
      [x + 6, y, x + 26, y],
      [x, y - 26, x, y - 6],
      [x, y + 6, x, y + 26],
    ] as const) {
      context.moveTo(fx, fy);
      context.lineTo(tx, ty);
    }
    context.lineWidth = lineWidth;
    context.strokeStyle = strokeStyle;
    context.stroke();
  }
}

/** A ring around the corner that the keys act on. */
export function drawCorner(context: CanvasRenderingContext2D, [x, y]: Pixel): void {
  for (const [lineWidth, strokeStyle] of [
    [9, '#000000'],
    [5, '#ffd43d'],
  ] as const) {
    context.beginPath();
    context.arc(x, y, 19, 0, 7);
    context.lineWidth = lineWidth;
    context.strokeStyle = strokeStyle;
    context.stroke();
  }
}
