import { CircleCheck, Clock, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../model';

const LOOK: Record<SessionStatus, { className: string; Icon: typeof Clock }> = {
  planned: { className: 'border-line-strong text-ink', Icon: Clock },
  running: { className: 'border-good bg-good-soft text-good', Icon: Radio },
  ended: { className: 'border-line text-ink-soft', Icon: CircleCheck },
};

/** Whether a session is planned, running or over: word, sign and colour. */
export function StatusMark({ status }: { status: SessionStatus }) {
  const { t } = useTranslation();
  const { className, Icon } = LOOK[status];
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full border px-3 py-0.5 font-bold ${className}`}
    >
      <Icon aria-hidden="true" className="size-4" />
      {t(`workshops:status.${status}`)}
    </span>
  );
}
