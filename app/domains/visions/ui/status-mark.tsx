import { CircleCheck, FilePen, Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisionStatus } from '../model';

const SIGNS = { draft: FilePen, agreed: CircleCheck, published: Globe } as const;
const TONES: Record<VisionStatus, string> = {
  draft: 'bg-warn-soft text-warn',
  agreed: 'bg-brand-soft text-brand-strong',
  published: 'bg-good-soft text-good',
};

/** How far a vision has come: sign and word. */
export function StatusMark({ status }: { status: VisionStatus }) {
  const { t } = useTranslation();
  const Sign = SIGNS[status];
  return (
    <span
      className={`inline-flex min-h-8 items-center gap-2 whitespace-nowrap rounded-full px-3 font-bold ${TONES[status]}`}
    >
      <Sign aria-hidden="true" className="size-4.5" />
      {t(`visions:status.${status}`)}
    </span>
  );
}
