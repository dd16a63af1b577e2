import { CircleCheck, CirclePause, CircleX, Hourglass, MessagesSquare, TimerOff, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TalkStatus } from '../model';

const SIGNS = {
  open: Hourglass,
  talking: MessagesSquare,
  agreed: CircleCheck,
  declined: CirclePause,
  expired: TimerOff,
  withdrawn: Undo2,
  closed: CircleX,
} as const;

/** How far a talk has come: sign and word. */
export function TalkStatusSign({ status }: { status: TalkStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  const look =
    status === 'agreed'
      ? 'bg-good-soft text-ink'
      : status === 'open' || status === 'talking'
        ? 'bg-brand-soft text-brand-strong'
        : 'bg-surface-soft text-ink';
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 font-bold ${look}`}
    >
      <Sign aria-hidden="true" className="size-4.5" />
      {t(`talks:status.${status}`)}
    </span>
  );
}
