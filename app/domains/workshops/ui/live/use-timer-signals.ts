import { useEffect, useRef } from 'react';
import type { Timer } from '../../model';
import { signalBetween, type TimerSignal } from './timer-signals';

/** Calls `onSignal` when the last minute begins and when the time is over, once each, while this screen watches. */
export function useTimerSignals(
  timer: Timer | null,
  serverNow: () => number,
  onSignal: (signal: TimerSignal) => void,
): void {
  const handler = useRef(onSignal);
  handler.current = onSignal;
  useEffect(() => {
    if (timer?.kind !== 'running') return;
    let before = serverNow();
    const handle = setInterval(() => {
      const now = serverNow();
      const signal = signalBetween(timer, before, now);
      before = now;
      if (signal) handler.current(signal);
    }, 250);
    return () => clearInterval(handle);
  }, [timer, serverNow]);
}
