import type { BenchNote } from './dataset';

/** What each page of the comparison offers to the driver. */
export interface Candidate {
  /** From data to the first painted board. */
  open(input: BenchInput): Promise<void>;
  /** Shows everything, or the middle at normal size. */
  look(at: 'far' | 'near'): Promise<void> | void;
  /** One step of the movement, screen pixels; called once in each frame. */
  pan(dx: number, dy: number): void;
  /** Zooms about the middle of the view by a factor. */
  zoom(factor: number): void;
}

export interface BenchInput {
  notes: BenchNote[];
  update: ArrayBuffer;
}

export interface Motion {
  frames: number;
  fps: number;
  /** 95th percentile of the time between frames, milliseconds. */
  p95: number;
}

/** The page's side of the measurement. */
export interface Bench {
  /** Milliseconds. */
  open(input: BenchInput): Promise<number>;
  look(at: 'far' | 'near'): Promise<void>;
  move(kind: 'pan' | 'zoom', length: number): Promise<Motion>;
}

declare global {
  interface Window {
    bench?: Bench;
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

/** Puts a candidate at the driver's disposal. */
export function offer(candidate: Candidate): void {
  window.bench = {
    async open(input) {
      const start = performance.now();
      await candidate.open(input);
      await painted();
      return performance.now() - start;
    },
    async look(at) {
      await candidate.look(at);
      await painted();
    },
    move: (kind, length) => move(candidate, kind, length),
  };
}

/** Moves once in each frame, as a hand does, and counts the frames. */
function move(candidate: Candidate, kind: 'pan' | 'zoom', length: number): Promise<Motion> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const begin = performance.now();
    const step = (now: number) => {
      times.push(now);
      const t = (now - begin) / length;
      if (t >= 1) {
        resolve(summary(times));
        return;
      }
      const passed = Math.min(100, now - (times.at(-2) ?? now));
      if (kind === 'pan') {
        // Once round, at some 1,400 pixels a second.
        const angle = t * Math.PI * 2;
        candidate.pan(Math.cos(angle) * passed * 1.4, Math.sin(angle) * passed * 1.4);
      } else {
        // In from the whole board to normal size, and out again.
        const way = t < 0.5 ? 1 : -1;
        candidate.zoom(Math.exp((way * passed * 2 * Math.log(24)) / length));
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

function summary(times: readonly number[]): Motion {
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const sorted = [...gaps].sort((a, b) => a - b);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return {
    frames: gaps.length,
    fps: (1000 * gaps.length) / span,
    p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}
