import { CircleCheck, CirclePause, CirclePlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '~/ui/sign';
import type { CollaborationStatus } from '../model';

const SIGNS = { active: CirclePlay, paused: CirclePause, ended: CircleCheck } as const;

/** How a collaboration is: sign and word. */
export function StatusSign({ status }: { status: CollaborationStatus }) {
  const { t } = useTranslation();
  return <Sign icon={SIGNS[status]} word={t(`collaborations:status.${status}`)} />;
}
