import { useTranslation } from 'react-i18next';
import { HomeSection } from '~/ui/home-section';
import type { ScreeningItem } from '../view';
import { ScreeningList } from './screening-list';

/** Screenings in which a step waits for the person. */
export function HomeScreenings({ screenings }: { screenings: readonly ScreeningItem[] }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('screening:home')} items={screenings}>
      <ScreeningList items={screenings} />
    </HomeSection>
  );
}
