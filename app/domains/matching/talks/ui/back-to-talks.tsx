import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** The way back to the list: one's own, or that of staff. */
export function BackToTalks({ staff }: { staff: boolean }) {
  const { t } = useTranslation();
  return (
    <p>
      <Link
        to={staff ? '/admin/matching/talks' : '/matches'}
        className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
      >
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t(staff ? 'talks:staff.all' : 'talks:page.back')}
      </Link>
    </p>
  );
}
