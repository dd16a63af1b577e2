import type { Camera } from './camera';

/** The camera's view moved onto the device's pixel grid, so that bitmaps, layers and letters stay sharp. */
export interface DeviceView {
  /** Board point at the top left. */
  readonly x: number;
  readonly y: number;
  /** Device pixels per board unit. */
  readonly scale: number;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
  /** CSS pixels from the view's corner to the board's origin. */
  readonly offsetX: number;
  readonly offsetY: number;
}

export function deviceView(camera: Camera, dpr: number): DeviceView {
  const scale = camera.zoom * dpr;
  const left = Math.round(camera.x * scale);
  const top = Math.round(camera.y * scale);
  return {
    x: left / scale,
    y: top / scale,
    scale,
    width: Math.round(camera.width * dpr),
    height: Math.round(camera.height * dpr),
    dpr,
    offsetX: -left / dpr,
    offsetY: -top / dpr,
  };
}
