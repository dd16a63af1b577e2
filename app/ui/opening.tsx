import { Loader } from 'lucide-react';
import type { ReactNode } from 'react';

/** Fills its positioned parent with the words for what is being opened. */
export function Opening({ children }: { children: ReactNode }) {
  return (
    <p
      role="status"
      className="absolute inset-0 flex items-center justify-center gap-3 text-lg text-ink-soft"
    >
      <Loader aria-hidden="true" className="size-6 animate-[spin_2.4s_linear_infinite]" />
      {children}
    </p>
  );
}
