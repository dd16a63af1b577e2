import { useEffect, useState } from 'react';

/**
 * The server's time, renewed every `everyMs` while mounted. The first render uses `initial` (what the loader
 * said), so that the server's page and the browser's agree.
 */
export function useServerTime(serverNow: () => number, initial: number, everyMs: number | null): number {
  const [now, setNow] = useState(initial);
  useEffect(() => {
    setNow(serverNow());
    if (everyMs === null) return;
    const handle = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(handle);
  }, [serverNow, everyMs]);
  return now;
}
