import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

/** Files that everybody may take: what is public anyway, as tables. */
export function OpenDataPage({ datasets }: { datasets: { key: string; path: string }[] }) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">
            <Phrases>{t('report:openData.title')}</Phrases>
          </h1>
          <p className="text-lg">{t('report:openData.lead')}</p>
        </header>
        <ul className="flex flex-col gap-4">
          {datasets.map(({ key, path }) => (
            <li
              key={key}
              className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card lg:flex-row lg:items-center lg:justify-between"
            >
              <div className="flex flex-col gap-2">
                <h2 id={`data-${key}`} className="text-xl">
                  {t(`report:openData.datasets.${key}`)}
                </h2>
                <p>{t(`report:openData.about.${key}`)}</p>
              </div>
              <p className="flex flex-wrap gap-3 lg:shrink-0">
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
      </div>
    </AppShell>
  );
}
