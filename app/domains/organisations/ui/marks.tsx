import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OrganisationStatus, OrganisationType } from '../model';

/** What kind of organisation it is. */
export function TypeMark({ type }: { type: OrganisationType }) {
  const { t } = useTranslation();
  return (
    <span className="rounded-full border border-line-strong bg-white px-3 py-0.5 text-ink">
      {t(`organisations:types.${type}`)}
    </span>
  );
}

/** 架空: invented, there is no such organisation. */
export function FictionalMark() {
  const { t } = useTranslation();
  return (
    <span className="inline-flex items-center gap-1 rounded-full border border-warn bg-warn-soft px-3 py-0.5 text-ink">
      <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
      {t('organisations:fictional')}
    </span>
  );
}

/** How far an entry is from being public; nothing for a listed one. */
export function StatusMark({ status }: { status: OrganisationStatus }) {
  const { t } = useTranslation();
  if (status === 'listed') return null;
  return (
    <span className="rounded-full border border-ink-soft bg-surface-soft px-3 py-0.5 font-bold">
      {t(`organisations:status.${status}`)}
    </span>
  );
}
