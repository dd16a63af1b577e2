import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import type { WorkshopItem } from '../../model';
import { StatusMark } from '../status-mark';

/** Rooms this device is in: one press leads back. */
export function MyRooms({
  rooms,
}: {
  rooms: readonly { sessionId: string; title: string; workshopTitle: string; name: string }[];
}) {
  const { t } = useTranslation();
  if (rooms.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('workshops:front.mine')}</h2>
      <ul className="flex flex-col gap-3">
        {rooms.map((room) => (
          <li
            key={room.sessionId}
            className="flex flex-wrap items-center justify-between gap-4 rounded-xl border-2 border-brand p-4 shadow-card"
          >
            <div className="min-w-0">
              <p className="font-bold text-lg">{room.workshopTitle}</p>
              <p className="text-ink-soft">
                {room.title}　{t('workshops:front.mineName', { name: room.name })}
              </p>
            </div>
            <ButtonLink to={`/s/${room.sessionId}`}>
              {t('workshops:front.goBack')}
              <ArrowRight aria-hidden="true" className="size-5" />
            </ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Workshops the signed-in person leads that are running or to come. */
export function OpenWorkshops({ workshops }: { workshops: readonly WorkshopItem[] }) {
  const { t } = useTranslation();
  if (workshops.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('workshops:front.open')}</h2>
      <ul className="flex flex-col gap-3">
        {workshops.map((workshop) => {
          const running = workshop.sessions.find((session) => session.status === 'running');
          return (
            <li
              key={workshop.id}
              className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-4 shadow-card"
            >
              <div className="flex min-w-0 flex-wrap items-center gap-3">
                <p className="font-bold text-lg">{workshop.title}</p>
                <StatusMark status={running ? 'running' : 'planned'} />
              </div>
              <div className="flex flex-wrap gap-2">
                {running ? (
                  <ButtonLink to={`/workshops/${workshop.id}/run`}>
                    {t('workshops:front.openConsole')}
                  </ButtonLink>
                ) : null}
                <ButtonLink to={`/workshops/${workshop.id}`} variant="secondary">
                  {t('workshops:front.openPlan')}
                </ButtonLink>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
