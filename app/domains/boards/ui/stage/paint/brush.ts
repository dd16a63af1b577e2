import type { CanvasMeasure } from '../measure';
import type { Authors, Decorations } from '../types';
import type { ImageStore } from './images';
import type { SheetSprites } from './sheet';

export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What every painter needs besides the item. Painting happens in device pixels: (board − origin) × scale. */
export interface Brush {
  readonly context: Context2D;
  /** Device pixels per board unit. */
  readonly scale: number;
  /** Device pixels per CSS pixel: decides what is readable. */
  readonly dpr: number;
  /** Drawn for the time of a zoom only: small text as lines. */
  readonly rough: boolean;
  /** Board point at the top left of the bitmap. */
  readonly originX: number;
  readonly originY: number;
  readonly tools: PaintTools;
}

/** Shared by all bitmaps of a stage. */
export interface PaintTools {
  readonly measure: CanvasMeasure;
  readonly sprites: SheetSprites;
  readonly images: ImageStore;
  decorations: Decorations;
  authors: Authors;
}

export function deviceX(brush: Brush, x: number): number {
  return (x - brush.originX) * brush.scale;
}

export function deviceY(brush: Brush, y: number): number {
  return (y - brush.originY) * brush.scale;
}

/** Runs `draw` with board units relative to a board point. */
export function inBoardUnits(brush: Brush, x: number, y: number, draw: () => void): void {
  const { context, scale } = brush;
  context.setTransform(scale, 0, 0, scale, deviceX(brush, x), deviceY(brush, y));
  draw();
  context.setTransform(1, 0, 0, 1, 0, 0);
}
