/**
 * Runs `work` soon after `request`, then not again within `everyMs`; requests in between are one run at the end.
 * Runs never overlap.
 */
export interface Throttle {
  request(): void;
  stop(): void;
}

export function createThrottle(firstMs: number, everyMs: number, work: () => Promise<void>): Throttle {
  let timer: NodeJS.Timeout | null = null;
  let running = false;
  let wanted = false;
  let stopped = false;
  let earliest = 0;

  function schedule(): void {
    if (stopped || timer || running) return;
    const wait = Math.max(firstMs, earliest - performance.now());
    timer = setTimeout(() => {
      timer = null;
      void run();
    }, wait);
  }

  async function run(): Promise<void> {
    running = true;
    wanted = false;
    earliest = performance.now() + everyMs;
    try {
      await work();
    } finally {
      running = false;
      if (wanted) schedule();
    }
  }

  return {
    request() {
      wanted = true;
      schedule();
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
