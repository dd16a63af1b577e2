import { CircleCheck, CirclePause, CircleX, Hourglass, MessagesSquare, TimerOff, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '~/ui/sign';
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
  const look = status === 'agreed' ? 'good' : status === 'open' || status === 'talking' ? 'brand' : 'quiet';
  return <Sign icon={SIGNS[status]} look={look} word={t(`talks:status.${status}`)} />;
}
