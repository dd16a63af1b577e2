import { CircleCheck, FilePen, Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '~/ui/sign';
import type { VisionStatus } from '../model';

const SIGNS = { draft: FilePen, agreed: CircleCheck, published: Globe } as const;
const LOOKS = { draft: 'warn', agreed: 'brand', published: 'good' } as const;

/** How far a vision has come: sign and word. */
export function StatusMark({ status }: { status: VisionStatus }) {
  const { t } = useTranslation();
  return <Sign icon={SIGNS[status]} look={LOOKS[status]} word={t(`visions:status.${status}`)} />;
}
