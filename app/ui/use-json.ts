import { useEffect, useState } from 'react';

/**
 * What an address of ours answers as JSON; asked for again when `path` or `key` changes. Null until it has come and
 * when it can't be had. Unlike a fetcher of the router it is left alone when the page's own data is read again.
 */
export function useJson<T>(path: string, key: unknown = null): T | null {
  const [answer, setAnswer] = useState<{ path: string; value: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what the answer depends on
  useEffect(() => {
    const ask = new AbortController();
    fetch(path, { signal: ask.signal })
      .then(async (response) => {
        if (response.ok) setAnswer({ path, value: (await response.json()) as T });
      })
      .catch(() => undefined);
    return () => ask.abort();
  }, [path, key]);
  return answer?.path === path ? answer.value : null;
}
