import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import { useDates } from './signs';

/** Case studies that wait for the consent of one of the reader's organisations. */
export function HomeCases({
  items,
}: {
  items: { id: string; title: string; organisation: string; askedAt: number }[];
}) {
  const { t } = useTranslation();
  const { moment } = useDates();
  return (
    <HomeSection title={t('cases:consent.waiting')} items={items}>
      <ul className="flex flex-col gap-3">
        {items.map(({ id, title, organisation, askedAt }) => (
          <li
            key={`${id} ${organisation}`}
            className="flex flex-wrap items-center justify-between gap-4 rounded-xl border-2 border-brand p-5 shadow-card"
          >
            <div className="min-w-0">
              <p className="text-lg font-bold">{title}</p>
              <p className="text-ink-soft">
                {t('cases:consent.waitingFor', { name: organisation, date: moment(askedAt) })}
              </p>
            </div>
            <ButtonLink to={`/cases/${id}`}>{t('cases:consent.see')}</ButtonLink>
          </li>
        ))}
      </ul>
    </HomeSection>
  );
}
