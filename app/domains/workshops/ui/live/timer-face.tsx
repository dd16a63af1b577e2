import { AlarmClock, BellRing, Pause, Timer as TimerIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '~/ui/class-names';
import { LAST_MINUTE_MS, remainingMs, type Timer } from '../../model';
import { formatRemaining, splitSeconds } from './clock-text';
import { useServerTime } from './use-server-time';

export interface TimerFaceProps {
  timer: Timer | null;
  serverNow: () => number;
  /** Server time of the first render. */
  initialNow: number;
  /** `bar`: a line of a bar. `desk`: the console. `wall`: read from the back of a hall. */
  size?: 'bar' | 'desk' | 'wall';
}

const SIZE = {
  bar: { box: 'gap-1.5 rounded-lg px-2 py-0.5 text-xl', icon: 'size-5', word: 'text-base' },
  desk: {
    box: 'max-w-full flex-wrap justify-center gap-x-3 rounded-2xl px-3 py-1 text-5xl',
    icon: 'size-9',
    word: 'text-xl',
  },
  wall: {
    box: 'gap-2 whitespace-nowrap rounded-2xl px-3 py-1 text-4xl md:gap-4 md:px-6 md:text-6xl',
    icon: 'size-8 md:size-12',
    word: 'text-xl md:text-3xl',
  },
} as const;

type Mood = 'calm' | 'paused' | 'last' | 'over';

const ICON = { calm: TimerIcon, paused: Pause, last: BellRing, over: AlarmClock } as const;
const TONE: Record<Mood, string> = {
  calm: 'border-transparent bg-solid-gray-50 text-ink',
  paused: 'border-dashed border-line-strong bg-white text-ink-soft',
  last: 'border-warn bg-warn-soft text-warn',
  over: 'border-danger bg-danger-soft text-danger',
};

/** The shared countdown: digits, and in words whether it stands, is nearly up or over. Nothing when there is none. */
export function TimerFace({ timer, serverNow, initialNow, size = 'bar' }: TimerFaceProps) {
  const now = useServerTime(serverNow, initialNow, timer?.kind === 'running' ? 250 : null);
  const { t } = useTranslation();
  if (!timer) return null;
  const rest = remainingMs(timer, now);
  const mood = moodOf(timer, rest);
  const Icon = ICON[mood];
  const word = mood === 'calm' ? null : t(`workshops:room.timer.${mood}`);
  const { hours, minutes, seconds } = splitSeconds(Math.ceil(rest / 1000));
  const spoken = t(hours > 0 ? 'workshops:room.timer.leftLong' : 'workshops:room.timer.left', {
    hours,
    minutes,
    seconds,
  });
  return (
    <div
      role="timer"
      aria-label={word ? t('workshops:room.timer.withMood', { mood: word, left: spoken }) : spoken}
      data-mood={mood}
      className={classNames(
        'flex shrink-0 items-center border-2 font-bold tabular-nums',
        SIZE[size].box,
        TONE[mood],
      )}
    >
      <Icon aria-hidden="true" className={SIZE[size].icon} />
      <span aria-hidden="true">{formatRemaining(rest)}</span>
      {word ? (
        <span aria-hidden="true" className={SIZE[size].word}>
          {word}
        </span>
      ) : null}
    </div>
  );
}

function moodOf(timer: Timer, rest: number): Mood {
  if (rest === 0) return 'over';
  if (timer.kind === 'paused') return 'paused';
  return rest <= LAST_MINUTE_MS ? 'last' : 'calm';
}
