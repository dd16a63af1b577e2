import { ArrowLeft, MonitorPlay, Play, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, buttonClass } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import type { RoomView } from '../../model';
import type { Conduct } from './use-conduct';

export interface ConsoleHeaderProps {
  view: RoomView;
  tell: Conduct['tell'];
  planPath: string;
  projectorPath: string | null;
}

const STATUS_TONE = {
  planned: 'bg-solid-gray-50 text-ink',
  running: 'bg-good-soft text-good',
  ended: 'bg-solid-gray-100 text-ink',
} as const;

/** Which workshop, whether it runs, and the two big steps: beginning and ending. */
export function ConsoleHeader({ view, tell, planPath, projectorPath }: ConsoleHeaderProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const { state } = view;
  const name = state.title ? `${state.workshopTitle}　${state.title}` : state.workshopTitle;
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-white px-3 py-1.5">
      <ButtonLink to={planPath} variant="quiet" size="small" reloadDocument>
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('workshops:console.toPlan')}
      </ButtonLink>
      <h1 className="min-w-40 flex-1 text-lg leading-tight">{name}</h1>
      <span
        data-testid="session-status"
        className={`rounded-full px-3 py-0.5 font-bold ${STATUS_TONE[state.status]}`}
      >
        {t(`workshops:console.status.${state.status}`)}
      </span>
      {projectorPath ? (
        <a
          href={projectorPath}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('secondary', 'small')}
        >
          <MonitorPlay aria-hidden="true" className="size-5" />
          {t('workshops:console.projector')}
        </a>
      ) : null}
      {state.status === 'planned' ? (
        <Button size="small" onPress={() => void tell('session.start', {})}>
          <Play aria-hidden="true" className="size-5" />
          {t('workshops:console.start')}
        </Button>
      ) : null}
      {state.status === 'running' ? (
        <Button size="small" variant="danger" onPress={() => setEnding(true)}>
          {t('workshops:console.end')}
        </Button>
      ) : null}
      {state.status === 'ended' ? (
        <Button size="small" variant="secondary" onPress={() => void tell('session.reopen', {})}>
          <RotateCcw aria-hidden="true" className="size-5" />
          {t('workshops:console.reopen')}
        </Button>
      ) : null}
      <Dialog title={t('workshops:console.ending.title', { name })} isOpen={ending} onOpenChange={setEnding}>
        <p>{t('workshops:console.ending.text')}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="secondary" onPress={() => setEnding(false)}>
            {t('cancel')}
          </Button>
          <Button
            onPress={() => {
              setEnding(false);
              void tell('session.end', {});
            }}
          >
            {t('workshops:console.ending.confirm')}
          </Button>
        </div>
      </Dialog>
    </header>
  );
}
