import { CircleCheck, CirclePause, CirclePlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CollaborationStatus } from '../model';

const SIGNS = { active: CirclePlay, paused: CirclePause, ended: CircleCheck } as const;

/** How a collaboration is: sign and word. */
export function StatusSign({ status }: { status: CollaborationStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  return (
    <span className="inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full bg-brand-soft px-3 font-bold text-brand-strong">
      <Sign aria-hidden="true" className="size-4.5" />
      {t(`collaborations:status.${status}`)}
    </span>
  );
}
