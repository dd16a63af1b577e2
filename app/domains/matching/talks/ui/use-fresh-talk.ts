import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef } from 'react';

const EVERY_MS = 20_000;

/**
 * Reads the page's data anew when somebody comes back to it, and now and then while it is looked at, so that what others
 * write appears. What is being written here is left alone: fields keep their own text.
 */
export function useFreshTalk(): void {
  const { state, revalidate } = useRevalidator();
  const idle = useRef(true);
  idle.current = state === 'idle';
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible' && idle.current) revalidate();
    };
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [revalidate]);
}
