import type { ReactNode } from 'react';

/** A part that opens when asked for, also before JavaScript has loaded; `isOpen`: from the beginning. */
export function Disclosure({
  title,
  isOpen = false,
  children,
}: {
  title: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="rounded-lg border border-line">
      <summary className="min-h-11 cursor-pointer rounded-lg px-4 py-2.5 font-bold text-brand hover:bg-brand-soft">
        {title}
      </summary>
      <div className="flex flex-col gap-4 px-4 pb-4 pt-1">{children}</div>
    </details>
  );
}
