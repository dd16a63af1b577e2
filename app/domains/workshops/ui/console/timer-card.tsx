import { Pause, Play, Plus, Square, Volume2, VolumeX } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { CONTROL } from '~/ui/form/field';
import type { Timer } from '../../model';
import { TimerFace } from '../live/timer-face';
import type { Conduct } from './use-conduct';

export interface TimerCardProps {
  timer: Timer | null;
  serverNow: () => number;
  initialNow: number;
  /** Minutes offered when no countdown runs: the phase's. */
  minutes: number;
  tell: Conduct['tell'];
  sound: boolean;
  onSound: (on: boolean) => void;
}

/** The shared countdown, big, with everything one does to it. */
export function TimerCard(props: TimerCardProps) {
  const { timer, tell, sound } = props;
  const { t } = useTranslation();
  return (
    <section aria-label={t('workshops:console.timer.title')} className="flex flex-col gap-3">
      {timer ? (
        <>
          <div className="flex justify-center">
            <TimerFace timer={timer} serverNow={props.serverNow} initialNow={props.initialNow} size="desk" />
          </div>
          <div className="flex flex-wrap gap-2 *:flex-auto *:whitespace-nowrap *:px-3">
            {timer.kind === 'running' ? (
              <Button variant="secondary" size="small" onPress={() => void tell('timer.pause', {})}>
                <Pause aria-hidden="true" className="size-5" />
                {t('workshops:console.timer.pause')}
              </Button>
            ) : (
              <Button size="small" onPress={() => void tell('timer.resume', {})}>
                <Play aria-hidden="true" className="size-5" />
                {t('workshops:console.timer.resume')}
              </Button>
            )}
            <Button variant="secondary" size="small" onPress={() => void tell('timer.add', { ms: 60_000 })}>
              <Plus aria-hidden="true" className="size-5" />
              {t('workshops:console.timer.addMinute')}
            </Button>
            <Button variant="secondary" size="small" onPress={() => void tell('timer.stop', {})}>
              <Square aria-hidden="true" className="size-5" />
              {t('workshops:console.timer.stop')}
            </Button>
          </div>
        </>
      ) : (
        <StartTimer minutes={props.minutes} tell={tell} />
      )}
      <Button variant="quiet" size="small" aria-pressed={sound} onPress={() => props.onSound(!sound)}>
        {sound ? (
          <Volume2 aria-hidden="true" className="size-5" />
        ) : (
          <VolumeX aria-hidden="true" className="size-5" />
        )}
        {sound ? t('workshops:console.timer.soundOn') : t('workshops:console.timer.soundOff')}
      </Button>
    </section>
  );
}

const MAX_MINUTES = 24 * 60;

function StartTimer({ minutes, tell }: { minutes: number; tell: Conduct['tell'] }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? String(Math.max(1, minutes));
  const start = (event: FormEvent) => {
    event.preventDefault();
    const wanted = Number(value.normalize('NFKC'));
    if (!Number.isFinite(wanted) || wanted <= 0) return;
    void tell('timer.start', { ms: Math.max(1_000, Math.round(Math.min(wanted, MAX_MINUTES) * 60_000)) });
    setTyped(null);
  };
  return (
    <form onSubmit={start} className="flex items-end gap-2">
      <div className="flex flex-1 flex-col gap-1">
        <label htmlFor={id} className="font-bold">
          {t('workshops:console.timer.minutes')}
        </label>
        <input
          id={id}
          className={CONTROL}
          inputMode="numeric"
          value={value}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Button type="submit" className="min-h-12">
        <Play aria-hidden="true" className="size-5" />
        {t('workshops:console.timer.start')}
      </Button>
    </form>
  );
}
