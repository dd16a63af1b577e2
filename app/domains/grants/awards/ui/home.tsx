import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import { Phrases } from '~/ui/phrases';
import type { AwardItem } from '../model/list';
import { DueLine } from './award-list';

/** The way to all awards, for those who have any. */
export function HomeAwardsLink({ hasAny }: { hasAny: boolean }) {
  const { t } = useTranslation();
  if (!hasAny) return null;
  return (
    <ButtonLink to="/awards" variant="secondary">
      {t('awards:home.all')}
    </ButtonLink>
  );
}

/** Awards that wait for the person. */
export function HomeAwards({ awards }: { awards: AwardItem[] }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('awards:home.title')} items={awards}>
      <ul className="flex flex-col gap-3">
        {awards.map((item) => (
          <li key={item.id} className="rounded-xl border border-line p-4 shadow-card">
            <Link
              to={`/awards/${item.id}`}
              className="inline-flex min-h-11 items-center text-lg font-bold text-brand underline underline-offset-4"
            >
              <Phrases>{item.title}</Phrases>
            </Link>
            <DueLine item={item} />
          </li>
        ))}
      </ul>
    </HomeSection>
  );
}
