import { useCallback, useEffect, useRef } from 'react';
import { type Chime, createChime } from './chime';
import type { TimerSignal } from './timer-signals';

/**
 * The bell of this screen. While `on`, the first touch or key anywhere wakes it, as browsers ask for; when off it
 * stays silent.
 */
export function useChime(on: boolean): (signal: TimerSignal) => void {
  const chime = useRef<Chime | null>(null);
  useEffect(() => {
    if (!on) return;
    const wake = () => {
      chime.current ??= createChime();
      chime.current.wake();
    };
    window.addEventListener('pointerdown', wake, { once: true });
    window.addEventListener('keydown', wake, { once: true });
    return () => {
      window.removeEventListener('pointerdown', wake);
      window.removeEventListener('keydown', wake);
    };
  }, [on]);
  return useCallback(
    (signal) => {
      if (!on) return;
      chime.current ??= createChime();
      chime.current.play(signal);
    },
    [on],
  );
}
