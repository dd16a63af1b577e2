import { ChevronDown, Users } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { currentPermission, currentPhase, type RoomView } from '../../model';
import { PermissionBadge } from '../live/permission';
import { TimerFace } from '../live/timer-face';
import type { SessionConnection } from '../use-session';

export interface RoomBarProps {
  view: RoomView;
  connection: SessionConnection;
  /** Whether the instruction is shown below the title. */
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onPeople: () => void;
  /** Further controls at the right end on wide screens. */
  children?: ReactNode;
}

/** Thin bar above the board: what we are doing now, how long, with whom. */
export function RoomBar({ view, connection, open, onOpenChange, onPeople, children }: RoomBarProps) {
  const { t } = useTranslation();
  const panel = useId();
  const { state, counts } = view;
  const phase = currentPhase(state);
  const permission = currentPermission(state);
  const title =
    state.status === 'ended' ? t('workshops:room.ended.title') : (phase?.title ?? state.workshopTitle);
  const instruction = state.status === 'ended' ? t('workshops:room.ended.text') : (phase?.instruction ?? '');
  return (
    <header className="relative z-20 border-b border-line bg-white">
      <div className="flex min-h-14 items-center gap-2 px-2 sm:px-4">
        <div className="flex min-w-0 flex-1 flex-col justify-center lg:flex-row lg:items-center lg:justify-start lg:gap-4">
          <h1 className="min-w-0 text-lg leading-tight">
            {instruction ? (
              <Button
                aria-expanded={open}
                aria-controls={panel}
                onPress={() => onOpenChange(!open)}
                className="flex min-h-11 max-w-full items-center gap-1 rounded-lg px-1 text-left font-bold hover:bg-brand-soft"
              >
                <span className="line-clamp-2 min-w-0">{title}</span>
                <ChevronDown
                  aria-hidden="true"
                  className={`size-5 shrink-0 transition-transform ${open ? 'rotate-180' : ''}`}
                />
              </Button>
            ) : (
              <span className="line-clamp-2 px-1">{title}</span>
            )}
          </h1>
          <div className="hidden sm:block">
            <PermissionBadge permission={permission} label={t(`workshops:room.permission.${permission}`)} />
          </div>
        </div>
        <div className="sm:hidden">
          <PermissionBadge permission={permission} label={t(`workshops:room.permission.${permission}`)} />
        </div>
        <TimerFace timer={state.timer} serverNow={connection.serverNow} initialNow={view.serverNow} />
        <Button
          onPress={onPeople}
          className="hidden min-h-11 items-center gap-2 rounded-lg px-3 font-bold hover:bg-brand-soft sm:flex"
        >
          <Users aria-hidden="true" className="size-5" />
          {t('workshops:room.peopleCount', { count: counts.online })}
        </Button>
        {children}
      </div>
      {connection.status === 'offline' ? (
        <p role="status" className="bg-warn-soft px-4 py-1 font-bold text-warn">
          {t('workshops:room.reconnecting')}
        </p>
      ) : null}
      <div id={panel} hidden={!open || !instruction} className="border-t border-line px-3 py-2 sm:px-5">
        <p className="max-w-4xl whitespace-pre-wrap text-lg leading-relaxed">{instruction}</p>
      </div>
    </header>
  );
}
