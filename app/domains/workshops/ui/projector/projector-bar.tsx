import { useTranslation } from 'react-i18next';
import { QrCode } from '~/ui/qr-code';
import { currentPermission, currentPhase, formatCode, type RoomView } from '../../model';
import { PermissionBadge } from '../live/permission';
import { TimerFace } from '../live/timer-face';

export interface ProjectorBarProps {
  view: RoomView;
  serverNow: () => number;
  /** Address a phone opens to join; null when the code is not to be shown. */
  joinUrl: string | null;
}

/** For the wall, beside the board's title: the phase, the countdown, and how to join. */
export function ProjectorBar({ view, serverNow, joinUrl }: ProjectorBarProps) {
  const { t } = useTranslation();
  const { state, code } = view;
  const phase = state.status === 'running' ? currentPhase(state) : null;
  const permission = currentPermission(state);
  return (
    <div className="flex items-center gap-6 max-md:flex-col max-md:items-end max-md:gap-2">
      <div className="flex flex-col items-end gap-2">
        <TimerFace timer={state.timer} serverNow={serverNow} initialNow={view.serverNow} size="wall" />
        <p className="max-w-xl text-right text-xl font-bold md:text-3xl leading-snug">
          {phase?.title ?? t(`workshops:console.status.${state.status}`)}
        </p>
        {phase ? (
          <PermissionBadge
            permission={permission}
            label={t(`workshops:room.permission.${permission}`)}
            size="wall"
          />
        ) : null}
      </div>
      {code && joinUrl && state.status !== 'ended' ? (
        <div className="flex flex-col items-center gap-1">
          <QrCode text={joinUrl} label={t('workshops:console.invite.qr')} className="size-24 md:size-36" />
          <p className="text-2xl">
            <span className="sr-only">{t('workshops:console.invite.code')}</span>
            <span className="font-bold tabular-nums">{formatCode(code)}</span>
          </p>
        </div>
      ) : null}
    </div>
  );
}
