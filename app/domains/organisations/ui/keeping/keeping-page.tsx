import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { ButtonLink } from '~/ui/button';
import { ExportLinks } from '../export-links';

/** What there is to do for whoever keeps the directory. */
export function KeepingPage({ claims, duplicates }: { claims: number; duplicates: number }) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('organisations:keeping.title')}</h1>
          <p>{t('organisations:keeping.lead')}</p>
        </header>
        <ul className="flex flex-col items-start gap-3">
          <li>
            <ButtonLink to="/admin/organisations/claims" variant="secondary">
              {t('organisations:keeping.claims', { count: claims })}
            </ButtonLink>
          </li>
          <li>
            <ButtonLink to="/admin/organisations/duplicates" variant="secondary">
              {t('organisations:keeping.duplicates', { count: duplicates })}
            </ButtonLink>
          </li>
          <li>
            <ButtonLink to="/admin/imports" variant="secondary">
              {t('organisations:keeping.import')}
            </ButtonLink>
          </li>
        </ul>
        <ExportLinks />
      </div>
    </AdminFrame>
  );
}
