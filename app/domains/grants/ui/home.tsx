import { useTranslation } from 'react-i18next';
import { HomeSection } from '~/ui/home-section';
import type { ApplicationItem } from '../service/view.server';
import { ApplicationItems } from './applications/list';

/** Applications that wait for the person: to be answered, or to be handed in. */
export function HomeApplications({ applications }: { applications: ApplicationItem[] }) {
  const { t } = useTranslation();
  return (
    <HomeSection title={t('grants:home.answer')} items={applications}>
      <ApplicationItems items={applications} />
    </HomeSection>
  );
}
