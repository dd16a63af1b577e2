import { useLocation } from '@remix-run/react';
import { DoorOpen, Hourglass, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import type { Refusal } from '../../events';
import type { RoomView, WaitingView } from '../../model';
import { refusalText } from '../live/refusal-text';
import type { SessionConnection, SessionConnectionStatus } from '../use-session';
import { NameForm } from './name-form';
import { QuietScreen } from './quiet-screen';

/** A dot that breathes while the page waits, with words for what it waits for. */
function Waiting({ status, text }: { status: SessionConnectionStatus; text: string }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="flex items-center gap-3 rounded-xl bg-brand-soft px-4 py-3 font-bold">
      <Hourglass aria-hidden="true" className="size-6 shrink-0 text-brand motion-safe:animate-pulse" />
      {status === 'offline' ? t('workshops:room.reconnecting') : text}
    </p>
  );
}

/** At the door: the facilitator lets people in one by one. */
export function WaitingScreen({ view, status }: { view: WaitingView; status: SessionConnectionStatus }) {
  const { t } = useTranslation();
  return (
    <QuietScreen eyebrow={view.workshopTitle} title={t('workshops:room.waiting.title')}>
      <p>{t('workshops:room.waiting.text', { name: view.me.name })}</p>
      <Waiting status={status} text={t('workshops:room.waiting.live')} />
      <p className="text-ink-soft">{t('workshops:room.waiting.help')}</p>
    </QuietScreen>
  );
}

/** Inside, before the facilitator begins. */
export function BeforeScreen({ view, connection }: { view: RoomView; connection: SessionConnection }) {
  const { t } = useTranslation();
  const { state, me, counts } = view;
  const firstBoard = state.phases[0]?.boardId ?? state.boards[0]?.id;
  return (
    <QuietScreen
      eyebrow={state.title ? `${state.workshopTitle}　${state.title}` : state.workshopTitle}
      title={t('workshops:room.before.title')}
      dataRoom={firstBoard ? `board-${firstBoard}` : undefined}
    >
      <Waiting status={connection.status} text={t('workshops:room.before.live')} />
      <NameForm me={me} send={connection.send} />
      <section aria-labelledby="today" className="flex flex-col gap-2">
        <h2 id="today" className="text-xl">
          {t('workshops:room.before.agenda')}
        </h2>
        <ol className="flex flex-col divide-y divide-line">
          {state.phases.map((phase) => (
            <li key={phase.id} className="flex items-baseline justify-between gap-4 py-2">
              <span>{phase.title}</span>
              <span className="shrink-0 text-ink-soft">
                {t('workshops:room.minutes', { count: phase.minutes })}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <p className="text-ink-soft">{t('workshops:room.before.people', { count: counts.in })}</p>
    </QuietScreen>
  );
}

/** The facilitator sent the person away. */
export function RemovedScreen() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <QuietScreen title={t('workshops:room.removed.title')}>
      <p>{t('workshops:room.removed.text')}</p>
      <p className="text-ink-soft">{t('workshops:room.removed.help')}</p>
      <ButtonLink to={pathname} reloadDocument size="large">
        <RotateCw aria-hidden="true" className="size-6" />
        {t('workshops:room.removed.again')}
      </ButtonLink>
      <HomeLink />
    </QuietScreen>
  );
}

/** The server lets this browser into the session no more: another person's device, ended access, full room. */
export function RefusedScreen({ refusal }: { refusal: Refusal }) {
  const { t, i18n } = useTranslation();
  return (
    <QuietScreen title={t('workshops:room.refused.title')}>
      <p>{refusalText(i18n, refusal)}</p>
      <p className="text-ink-soft">{t('workshops:room.refused.help')}</p>
      <HomeLink />
    </QuietScreen>
  );
}

function HomeLink() {
  const { t } = useTranslation();
  return (
    <ButtonLink to="/" reloadDocument size="large" variant="secondary">
      <DoorOpen aria-hidden="true" className="size-6" />
      {t('workshops:room.toEntrance')}
    </ButtonLink>
  );
}
