import { CircleCheck, CircleDashed, CircleDot, Unlink } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Phrases } from '~/ui/phrases';
import type { Judgement } from '../model';

const SIGNS = {
  met: { Icon: CircleCheck, style: 'bg-good-soft text-good' },
  behind: { Icon: CircleDot, style: 'bg-warn-soft text-warn' },
  unmeasured: { Icon: CircleDashed, style: 'bg-solid-gray-50 text-ink-soft' },
  not_comparable: { Icon: Unlink, style: 'bg-brand-soft text-brand-strong' },
} as const;

/** A judgement as sign and word. */
export function JudgementSign({ kind }: { kind: Judgement['kind'] }) {
  const { t } = useTranslation();
  const { Icon, style } = SIGNS[kind];
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 self-start rounded-full px-3 font-bold ${style}`}
    >
      <Icon aria-hidden="true" className="size-4.5 shrink-0" />
      {t(`indicators:judgement.${kind}`)}
    </span>
  );
}

/** A part of a page with its heading. */
export function Part({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="flex scroll-mt-6 flex-col gap-4">
      <h2 id={`${id}-title`} className="text-2xl">
        <Phrases>{title}</Phrases>
      </h2>
      {lead ? <p className="max-w-3xl">{lead}</p> : null}
      {children}
    </section>
  );
}

/** What is one click away: the table of a chart, a long list. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details>
      <summary className="-ml-3 inline-flex min-h-11 cursor-pointer items-center rounded-lg px-3 font-bold text-brand underline underline-offset-4 hover:bg-brand-soft">
        {title}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}

export const PANEL = 'flex flex-col gap-4 rounded-xl border border-line bg-white p-4 shadow-card sm:p-5';
export const LINK = 'inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4';
