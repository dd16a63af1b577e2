import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { useDay } from './use-day';

/** Looks back that wait for an answer. */
export function WaitingCheckIns({
  checkIns,
}: {
  checkIns: { collaborationId: string; title: string; months: number; dueOn: string }[];
}) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <ul className="flex flex-col gap-3">
      {checkIns.map((one) => (
        <li
          key={`${one.collaborationId} ${one.months}`}
          className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-5 shadow-card"
        >
          <div className="min-w-0">
            <p className="text-lg font-bold">{one.title}</p>
            <p className="text-ink-soft">
              {t('collaborations:checkIns.months', { count: one.months })}（{day(one.dueOn)}）
            </p>
          </div>
          <ButtonLink
            to={`/collaborations/${one.collaborationId}#collaboration-check-ins`}
            variant="secondary"
          >
            {t('collaborations:home.open')}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}
