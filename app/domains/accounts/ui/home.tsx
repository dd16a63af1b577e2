import { Link } from '@remix-run/react';
import { ArrowRight, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Invitations that nobody has used yet; `isAlone`: nothing else stands beside it, so it also says that nothing waits. */
export function InvitationDuties({
  open,
  expired,
  isAlone,
}: {
  open: number;
  expired: number;
  isAlone: boolean;
}) {
  const { t } = useTranslation();
  if (open === 0) return isAlone ? <p>{t('accounts:home.nothing')}</p> : null;
  return (
    <Link
      to="/admin/invitations"
      className="flex items-center gap-3 self-start rounded-lg bg-surface-soft p-4 text-brand underline underline-offset-4"
    >
      <Mail aria-hidden="true" className="size-6 shrink-0" />
      <span>
        {t('accounts:home.invitations', { count: open })}
        {expired > 0 ? ` (${t('accounts:home.expired', { count: expired })})` : null}
      </span>
      <ArrowRight aria-hidden="true" className="size-5 shrink-0" />
    </Link>
  );
}
