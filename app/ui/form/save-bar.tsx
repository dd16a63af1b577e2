import type { ReactNode } from 'react';

/** The buttons of a long form: they stay at the foot of the screen until the end of the form is in sight. */
export function SaveBar({ children }: { children: ReactNode }) {
  return (
    <div className="save-bar sticky bottom-0 z-10 -mx-1 flex flex-wrap gap-3 border-t border-line bg-white px-1 py-3">
      {children}
    </div>
  );
}
