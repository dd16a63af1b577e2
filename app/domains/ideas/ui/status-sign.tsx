import { CircleCheck, CircleDashed, CirclePlay, ClipboardList, PauseCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '~/ui/sign';
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
  return <Sign icon={SIGNS[status]} word={t(`ideas:status.${status}`)} />;
}
