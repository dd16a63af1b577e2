import { type RefObject, useEffect, useState } from 'react';

/** Narrower than this, in CSS pixels, an element is laid out for a phone. */
const COMPACT_BELOW = 768;

/** Whether the element has to do with little width. */
export function useCompact(element: RefObject<HTMLElement | null>): boolean {
  const [compact, setCompact] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setCompact(entry.contentRect.width < COMPACT_BELOW);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return compact;
}
