import type { ReactNode } from 'react';

/** A titled part of the plan. `id` is where presses lead back to. */
export function PlanSection({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-4 flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={`${id}-title`} className="text-2xl">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A part of the page that is folded away until it is wanted; works before JavaScript. */
export function Fold({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group rounded-lg">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-lg px-1 font-bold text-brand hover:bg-brand-soft [&::-webkit-details-marker]:hidden">
        <span aria-hidden="true" className="inline-block transition-transform group-open:rotate-90">
          ▸
        </span>
        {title}
      </summary>
      <div className="pt-3 pb-2 pl-1">{children}</div>
    </details>
  );
}
