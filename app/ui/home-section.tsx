import type { ReactNode } from 'react';

/** A part of the start page under its heading; with `items` of which there are none, nothing. */
export function HomeSection({
  title,
  items,
  children,
}: {
  title: string;
  items?: readonly unknown[];
  children: ReactNode;
}) {
  if (items?.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
