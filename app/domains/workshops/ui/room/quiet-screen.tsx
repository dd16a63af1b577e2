import type { ReactNode } from 'react';
import { Phrases } from '~/ui/phrases';
import { Wordmark } from '~/ui/shell/wordmark';

/** A screen with one thing to say: waiting, before the start, removed, refused. */
export function QuietScreen({
  eyebrow,
  title,
  children,
  dataRoom,
}: {
  eyebrow?: string;
  title: string;
  children: ReactNode;
  dataRoom?: string;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      data-room={dataRoom}
      className="flex min-h-dvh flex-col items-center bg-surface-soft px-5 py-8 text-lg outline-none"
    >
      <Wordmark />
      <div className="my-auto flex w-full max-w-xl flex-col gap-6 rounded-2xl bg-white p-6 shadow-card sm:p-10">
        {eyebrow ? <p className="font-bold text-ink-soft">{eyebrow}</p> : null}
        <h1 className="text-2xl sm:text-3xl">
          <Phrases>{title}</Phrases>
        </h1>
        {children}
      </div>
    </main>
  );
}
