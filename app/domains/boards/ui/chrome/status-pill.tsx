import { RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomStatus } from '~/platform/sync/status';
import { Button } from '~/ui/button';
import { classNames } from '~/ui/class-names';
import type { Access } from '../editor/desk';
import { statusWords, type Tone } from './status-words';

const TONES: Record<Tone, string> = {
  good: 'text-good',
  busy: 'text-ink-soft',
  warn: 'bg-warn-soft text-warn font-bold',
  bad: 'bg-danger-soft text-danger font-bold',
  calm: 'bg-brand-soft text-brand-strong font-bold',
};

/** How long "saving" stays after the server has confirmed: a word that flashes at each key says nothing. */
const CALM_MS = 500;

export interface StatusProps {
  status: RoomStatus;
  access: Access;
}

/** Icon and word: saved, saving, offline, read-only. In the bar, on every size of screen. */
export function StatusPill({ status, access }: StatusProps) {
  const { t } = useTranslation();
  const shown = useCalm(status);
  const { icon: Icon, tone, short } = statusWords(shown, access, (key, values) => t(key, values ?? {}));
  return (
    <span
      data-testid="board-status"
      data-state={shown.state}
      className={classNames(
        'flex shrink-0 items-center gap-1.5 whitespace-nowrap rounded-full text-sm @3xl:min-h-8 @3xl:px-2.5',
        tone === 'good' || tone === 'busy' ? null : 'px-2',
        TONES[tone],
      )}
    >
      <Icon
        aria-hidden="true"
        className={classNames(
          'size-4 shrink-0 @3xl:size-4.5',
          tone === 'busy' && 'animate-[spin_2.4s_linear_infinite]',
        )}
      />
      {short}
    </span>
  );
}

/** Tells "saved" a moment later than it is, never earlier; everything else at once. */
function useCalm(status: RoomStatus): RoomStatus {
  const [shown, setShown] = useState(status);
  useEffect(() => {
    if (status.state !== 'saved') {
      setShown(status);
      return;
    }
    const timer = setTimeout(() => setShown(status), CALM_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return status.state === 'saved' ? shown : status;
}

/** The sentence behind the pill, as a line above the board: only when there is something to know. */
export function StatusLine({
  status,
  access,
  onRetry,
  words = 'boards',
}: StatusProps & {
  onRetry: () => void /** Catalogue whose sentences take the place of those of boards. */;
  words?: string;
}) {
  const { t, i18n } = useTranslation();
  const sentence = (key: string) => {
    const own = key.replace('boards:', `${words}:`);
    return i18n.exists(own) ? own : key;
  };
  const {
    icon: Icon,
    tone,
    long,
    retry,
  } = statusWords(status, access, (key, values) => t(sentence(key), values ?? {}));
  return (
    <div role="status" className="print:hidden">
      {long ? (
        <div
          className={classNames(
            'flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-base',
            TONES[tone],
            'font-normal',
          )}
        >
          <Icon aria-hidden="true" className="size-5 shrink-0" />
          <p className="min-w-0 flex-1">{long}</p>
          {retry ? (
            <Button variant="secondary" size="small" onPress={onRetry}>
              <RotateCw aria-hidden="true" className="size-4" />
              {t('boards:status.retry')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
