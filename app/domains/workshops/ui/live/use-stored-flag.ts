import { useCallback, useEffect, useState } from 'react';

/** A yes/no choice this device remembers; `fallback` until it was chosen, and on the server. */
export function useStoredFlag(key: string, fallback: boolean): [boolean, (value: boolean) => void] {
  const [value, setValue] = useState(fallback);
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key);
      if (stored !== null) setValue(stored === '1');
    } catch {
      // A browser that keeps nothing still lets the person choose for this visit.
    }
  }, [key]);
  const choose = useCallback(
    (next: boolean) => {
      setValue(next);
      try {
        localStorage.setItem(key, next ? '1' : '0');
      } catch {
        // See above.
      }
    },
    [key],
  );
  return [value, choose];
}
