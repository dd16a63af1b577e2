import { useTranslation } from 'react-i18next';
import { buttonClass } from '~/ui/button';

const FORMATS = ['csv', 'cp932', 'xlsx'] as const;

/** The listed organisations as files of open data. */
export function ExportLinks() {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('organisations:keeping.export')}</h2>
      <p>{t('organisations:keeping.exportText')}</p>
      <p className="flex flex-wrap gap-3">
        {FORMATS.map((format) => (
          <a
            key={format}
            href={`/organisations/export/${format}`}
            download
            className={buttonClass('secondary')}
          >
            {t(`organisations:keeping.formats.${format}`)}
          </a>
        ))}
      </p>
    </section>
  );
}
