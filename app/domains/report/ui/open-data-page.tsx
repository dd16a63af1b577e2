import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { ButtonLink } from '~/ui/button';

/** Files that everybody may take: what is public anyway, as tables. */
export function OpenDataPage({ datasets }: { datasets: { key: string; path: string }[] }) {
  const { t } = useTranslation();
  return (
    <FormPage title={t('report:openData.title')} intro={t('report:openData.lead')}>
      <ul className="flex flex-col gap-4">
        {datasets.map(({ key, path }) => (
          <li key={key} className="flex flex-col gap-2 rounded-xl border border-line p-5 shadow-card">
            <h2 id={`data-${key}`} className="text-xl">
              {t(`report:openData.datasets.${key}`)}
            </h2>
            <p>{t(`report:openData.about.${key}`)}</p>
            <p className="flex flex-wrap gap-3">
              {(['csv', 'cp932', 'xlsx'] as const).map((format) => (
                <ButtonLink
                  key={format}
                  to={`${path}/${format}`}
                  reloadDocument
                  variant="secondary"
                  aria-describedby={`data-${key}`}
                >
                  <Download aria-hidden="true" className="size-5" />
                  {t(`report:openData.formats.${format}`)}
                </ButtonLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">{t('report:openData.columns')}</p>
    </FormPage>
  );
}
