import { ChevronDown, Users } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { currentPermission, currentPhase, type RoomView } from '../../model';
import { PermissionBadge } from '../live/permission';
import { TimerFace } from '../live/timer-face';
import type { SessionConnection } from '../use-session';

export interface RoomBarProps {
  view: RoomView;
  connection: SessionConnection;
  /** Something is being written on a small screen: the bar keeps to one line. */
  writing: boolean;
  onPeople: () => void;
}

/** Thin bar above the board: what we are doing now, how long, with whom. */
export function RoomBar({ view, connection, writing, onPeople }: RoomBarProps) {
  const { t } = useTranslation();
  const panel = useId();
  const [open, setOpen] = useUnfolded(view.state.phaseId);
  const { state, counts } = view;
  const phase = currentPhase(state);
  const permission = currentPermission(state);
  const title =
    state.status === 'ended' ? t('workshops:room.ended.title') : (phase?.title ?? state.workshopTitle);
  const instruction = state.status === 'ended' ? t('workshops:room.ended.text') : (phase?.instruction ?? '');
  return (
    <header className="relative z-20 border-b border-line bg-white">
      <div className="flex min-h-14 items-center gap-2 px-2 sm:px-4">
        <div className="flex min-w-0 flex-1 flex-col items-start py-1 sm:flex-row sm:items-center sm:gap-4 sm:py-0">
          <h1 className="max-w-full min-w-0 text-lg leading-tight">
            {instruction ? (
              <Button
                aria-expanded={open ?? true}
                aria-controls={panel}
                onPress={() => setOpen(!open)}
                className="flex min-h-11 max-w-full items-center gap-1 rounded-lg px-1 text-left font-bold hover:bg-brand-soft"
              >
                <span className="line-clamp-2 min-w-0">{title}</span>
                <ChevronDown
                  aria-hidden="true"
                  className={`size-5 shrink-0 transition-transform ${(open ?? true) ? 'rotate-180' : ''}`}
                />
              </Button>
            ) : (
              <span className="line-clamp-2 px-1">{title}</span>
            )}
          </h1>
          <PermissionBadge permission={permission} label={t(`workshops:room.permission.${permission}`)} />
          {open === true ? null : (
            <p className="hidden min-w-0 flex-1 lg:line-clamp-2 lg:leading-snug">{instruction}</p>
          )}
        </div>
        <TimerFace timer={state.timer} serverNow={connection.serverNow} initialNow={view.serverNow} />
        <Button
          onPress={onPeople}
          className="hidden min-h-11 items-center gap-2 rounded-lg px-3 font-bold hover:bg-brand-soft sm:flex"
        >
          <Users aria-hidden="true" className="size-5" />
          {t('workshops:room.peopleCount', { count: counts.online })}
        </Button>
      </div>
      {connection.status === 'offline' ? (
        <p role="status" className="bg-warn-soft px-4 py-1 font-bold text-warn">
          {t('workshops:room.reconnecting')}
        </p>
      ) : null}
      <div
        id={panel}
        hidden={open === false || instruction === '' || writing}
        className={`border-t border-line px-3 py-2 sm:px-5 ${open === null ? 'lg:hidden' : ''}`}
      >
        <p className="max-w-4xl whitespace-pre-wrap text-lg leading-relaxed">{instruction}</p>
      </div>
    </header>
  );
}

/**
 * Whether the whole instruction is unfolded: on phones when a phase begins, on wide screens only by wish, for the bar
 * has room for its first lines. Null until the browser has said which of the two it is.
 */
function useUnfolded(phaseId: string | null): [boolean | null, (open: boolean) => void] {
  const [open, setOpen] = useState<boolean | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each phase begins anew
  useEffect(() => {
    setOpen(!window.matchMedia('(min-width: 64rem)').matches);
  }, [phaseId]);
  return [open, setOpen];
}
