import type { BenchNote } from './dataset';

/** What each page of the comparison offers to the driver as `window.candidate`. */
export interface Candidate {
  /** From data to the first painted board, milliseconds. */
  open(input: { notes: BenchNote[]; update: ArrayBuffer }): Promise<number>;
  /** Shows everything, or a part at normal size. */
  look(at: 'far' | 'near'): Promise<void>;
  /** One step of the movement; called once in each frame. */
  pan(dx: number, dy: number): void;
  /** Zooms about the middle of the view by a factor. */
  zoom(factor: number): void;
}

declare global {
  interface Window {
    candidate?: Candidate;
  }
}

/** Resolves after the browser has painted what was drawn before. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    });
  });
}
