import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Phrases } from './phrases';

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad';

const STYLE: Record<NoticeKind, { box: string; Icon: typeof Info }> = {
  info: { box: 'border-brand bg-brand-soft', Icon: Info },
  good: { box: 'border-good bg-good-soft', Icon: CircleCheck },
  warn: { box: 'border-warn bg-warn-soft', Icon: TriangleAlert },
  bad: { box: 'border-danger bg-danger-soft', Icon: CircleAlert },
};

/** A message in the page. `live` announces it when it appears. */
export function Notice({
  kind = 'info',
  live,
  children,
}: {
  kind?: NoticeKind;
  live?: boolean;
  children: ReactNode;
}) {
  const { box, Icon } = STYLE[kind];
  return (
    <div
      role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}
      className={`flex gap-3 rounded-lg border-l-4 p-4 ${box}`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** What a list shows when it is empty: what would be here, and the first step. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-xl border-2 border-dashed border-line bg-surface-soft p-8 text-center">
      <p className="text-lg font-bold">{typeof title === 'string' ? <Phrases>{title}</Phrases> : title}</p>
      {children}
    </div>
  );
}
