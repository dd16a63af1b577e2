import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Notice } from '~/ui/notice';

/** Before a file whose rows or shapes belong to areas is chosen: that there are none yet, and where to enter them. */
export function NoAreasNote() {
  const { t } = useTranslation();
  return (
    <Notice>
      <p>{t('areas:admin.noneYet')}</p>
      <Link
        to="/admin/areas/new"
        className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
      >
        {t('areas:admin.add')}
      </Link>
    </Notice>
  );
}
