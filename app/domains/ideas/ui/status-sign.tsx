import { CircleCheck, CircleDashed, CirclePlay, ClipboardList, PauseCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IdeaStatus } from '../model';

const SIGNS = {
  considering: CircleDashed,
  preparing: ClipboardList,
  practising: CirclePlay,
  established: CircleCheck,
  dropped: PauseCircle,
} as const;

/** How far an idea has come: sign and word. */
export function IdeaStatusSign({ status }: { status: IdeaStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  return (
    <span className="inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full bg-brand-soft px-3 font-bold text-brand-strong">
      <Sign aria-hidden="true" className="size-4.5" />
      {t(`ideas:status.${status}`)}
    </span>
  );
}
