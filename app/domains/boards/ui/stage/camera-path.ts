import type { CameraState } from './camera';

export interface CameraPath {
  /** Milliseconds. */
  duration: number;
  /** State at t from 0 to 1; exactly the target at 1. */
  at(t: number): CameraState;
}

const RHO = 1.2;
const MIN_MS = 180;
const MAX_MS = 700;

/**
 * A flight that rises to see where it goes and comes down again (van Wijk and Nuij, "Smooth and efficient zooming
 * and panning", 2003), so that a far jump does not smear the board past the eye.
 */
export function smoothPath(from: CameraState, to: CameraState, width: number, height: number): CameraPath {
  const w0 = width / from.zoom;
  const w1 = width / to.zoom;
  const cx0 = from.x + w0 / 2;
  const cy0 = from.y + height / from.zoom / 2;
  const dx = to.x + w1 / 2 - cx0;
  const dy = to.y + height / to.zoom / 2 - cy0;
  const distance = Math.hypot(dx, dy);
  const curve = distance < w0 * 1e-3 ? straight(w0, w1) : arc(w0, w1, distance);
  const duration = Math.min(MAX_MS, Math.max(MIN_MS, curve.length * 260));
  return {
    duration,
    at(t) {
      if (t >= 1) return to;
      const { w, u } = curve.at(ease(t) * curve.length);
      const zoom = width / w;
      const share = distance === 0 ? ease(t) : u / distance;
      return {
        x: cx0 + dx * share - w / 2,
        y: cy0 + dy * share - height / zoom / 2,
        zoom,
      };
    },
  };
}

interface Curve {
  length: number;
  /** Width of view and distance travelled at path length s. */
  at(s: number): { w: number; u: number };
}

function straight(w0: number, w1: number): Curve {
  const length = Math.abs(Math.log(w1 / w0)) / RHO;
  return {
    length,
    at: (s) => ({ w: length === 0 ? w1 : w0 * (w1 / w0) ** (s / length), u: 0 }),
  };
}

function arc(w0: number, w1: number, distance: number): Curve {
  const rho2 = RHO * RHO;
  const d2 = distance * distance;
  const b0 = (w1 * w1 - w0 * w0 + rho2 * rho2 * d2) / (2 * w0 * rho2 * distance);
  const b1 = (w1 * w1 - w0 * w0 - rho2 * rho2 * d2) / (2 * w1 * rho2 * distance);
  const r0 = Math.log(Math.sqrt(b0 * b0 + 1) - b0);
  const r1 = Math.log(Math.sqrt(b1 * b1 + 1) - b1);
  const cosh0 = Math.cosh(r0);
  return {
    length: (r1 - r0) / RHO,
    at(s) {
      const u = (w0 / rho2) * (cosh0 * Math.tanh(RHO * s + r0) - Math.sinh(r0));
      return { w: (w0 * cosh0) / Math.cosh(RHO * s + r0), u };
    },
  };
}

function ease(t: number): number {
  return t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2;
}
