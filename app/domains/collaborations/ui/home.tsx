import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import { useDay } from './use-day';

/** Looks back that wait for an answer; for staff those that are late. */
export function HomeCheckIns({
  checkIns,
  isStaff,
}: {
  checkIns: { collaborationId: string; title: string; months: number; dueOn: string }[];
  isStaff: boolean;
}) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <HomeSection
      title={t(isStaff ? 'collaborations:home.late' : 'collaborations:home.title')}
      items={checkIns}
    >
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
    </HomeSection>
  );
}
