import type { ReactNode } from 'react';

type Named = { 'aria-label': string } | { 'aria-labelledby': string };

/** What may be wider than the screen, above all tables: scrolled by finger, mouse and, as it can be focused, by keys. */
export function ScrollRegion({
  className = '',
  children,
  ...name
}: { className?: string; children: ReactNode } & Named) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section {...name} tabIndex={0} className={`scroll-cue overflow-x-auto ${className}`.trimEnd()}>
      {children}
    </section>
  );
}
