import { useTranslation } from 'react-i18next';
import type { MapPageData } from '../page/map-page';

export function PrintPage({ page }: { page: MapPageData; search: URLSearchParams }) {
  const { t } = useTranslation();
  return (
    <main id="main">
      {t('maps:print.title')}
      {page.facts.title}
    </main>
  );
}
