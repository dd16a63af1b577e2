import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { currentPhase, neighbourPhase, type Phase, type SessionState } from '../../model';
import { minutesSince } from '../live/clock-text';
import { PermissionBadge } from '../live/permission';
import { useServerTime } from '../live/use-server-time';
import type { Conduct } from './use-conduct';

interface Clock {
  serverNow: () => number;
  /** Server time of the first render. */
  initialNow: number;
}

export interface AgendaCardProps extends Clock {
  state: SessionState;
  tell: Conduct['tell'];
}

/** Where we are in the agenda, how long we have been there, and the steps before and after. */
export function AgendaCard({ state, tell, ...clock }: AgendaCardProps) {
  const { t } = useTranslation();
  const running = state.status === 'running';
  const previous = neighbourPhase(state, -1);
  const next = neighbourPhase(state, 1);
  const go = (phase: Phase) => void tell('phase.go', { phaseId: phase.id });
  return (
    <section aria-labelledby="agenda-title" className="flex flex-col gap-3">
      <h2 id="agenda-title" className="text-lg">
        {t('workshops:console.agenda.title')}
      </h2>
      <div className="grid grid-cols-2 gap-2">
        <Button
          variant="secondary"
          isDisabled={!running || !previous}
          onPress={() => previous && go(previous)}
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
          {t('workshops:console.agenda.previous')}
        </Button>
        <Button isDisabled={!running || !next} onPress={() => next && go(next)}>
          {t('workshops:console.agenda.next')}
          <ChevronRight aria-hidden="true" className="size-5" />
        </Button>
      </div>
      {state.phases.length === 0 ? <p>{t('workshops:console.agenda.empty')}</p> : null}
      <ol className="flex flex-col gap-1">
        {state.phases.map((phase, index) => (
          <li key={phase.id}>
            {phase.id === state.phaseId ? (
              <CurrentPhase state={state} place={index + 1} {...clock} />
            ) : (
              <button
                type="button"
                disabled={!running}
                onClick={() => go(phase)}
                aria-label={t('workshops:console.agenda.goTo', { title: phase.title })}
                className="flex min-h-11 w-full items-center gap-3 rounded-lg px-3 py-1.5 text-left enabled:hover:bg-brand-soft"
              >
                <span className="w-6 shrink-0 text-right text-ink-soft">{index + 1}</span>
                <span className="min-w-0 flex-1">{phase.title}</span>
                <span className="shrink-0 text-ink-soft">
                  {t('workshops:room.minutes', { count: phase.minutes })}
                </span>
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function CurrentPhase({
  state,
  place,
  serverNow,
  initialNow,
}: Clock & { state: SessionState; place: number }) {
  const { t } = useTranslation();
  const now = useServerTime(serverNow, initialNow, state.status === 'running' ? 5_000 : null);
  const phase = currentPhase(state);
  if (!phase) return null;
  const elapsed = state.phaseStartedAt === null ? 0 : minutesSince(state.phaseStartedAt, now);
  const over = elapsed - phase.minutes;
  return (
    <div
      aria-current="step"
      className="flex flex-col gap-2 rounded-xl border-2 border-brand bg-brand-soft p-3"
    >
      <div className="flex items-start gap-3">
        <span className="w-6 shrink-0 text-right font-bold text-brand">{place}</span>
        <h3 className="min-w-0 flex-1 text-base">{phase.title}</h3>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <PermissionBadge
          permission={phase.permission}
          label={t(`workshops:room.permission.${phase.permission}`)}
        />
        <span className={over > 0 ? 'font-bold text-danger' : undefined}>
          {over > 0
            ? t('workshops:console.agenda.over', { elapsed, planned: phase.minutes, over })
            : t('workshops:console.agenda.elapsed', { elapsed, planned: phase.minutes })}
        </span>
      </div>
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-white">
        <div
          className={`h-2 ${over > 0 ? 'bg-danger' : 'bg-brand'}`}
          style={{ width: `${Math.min(100, (100 * elapsed) / Math.max(1, phase.minutes))}%` }}
        />
      </div>
      {phase.instruction ? <p className="whitespace-pre-wrap text-ink-soft">{phase.instruction}</p> : null}
    </div>
  );
}
