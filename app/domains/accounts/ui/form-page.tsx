import type { ReactNode } from 'react';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

/** A page with one thing to do: heading, a sentence, a form. */
export function FormPage({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">
            <Phrases>{title}</Phrases>
          </h1>
          {intro ? <p className="text-lg">{intro}</p> : null}
        </header>
        {children}
      </div>
    </AppShell>
  );
}
