import { CircleCheck, CircleDashed, CircleStop } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Programme } from '../../model';

const LOOK = {
  draft: { Icon: CircleDashed, colour: 'text-ink-soft' },
  open: { Icon: CircleCheck, colour: 'text-good' },
  closed: { Icon: CircleStop, colour: 'text-ink' },
} as const;

/** Where a programme stands, in words with a sign. */
export function ProgrammeStatus({ status }: { status: Programme['status'] }) {
  const { t } = useTranslation();
  const { Icon, colour } = LOOK[status];
  return (
    <span className={`inline-flex items-center gap-2 font-bold ${colour}`}>
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      {t(`matching:suggestions.admin.statuses.${status}`)}
    </span>
  );
}
