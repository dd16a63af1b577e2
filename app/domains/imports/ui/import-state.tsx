import { Ban, CircleAlert, CircleCheck, CirclePause, Clock, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../service.server';

const LOOK = {
  waiting: { Icon: Clock, colour: 'text-ink' },
  reading: { Icon: LoaderCircle, colour: 'text-brand' },
  applying: { Icon: LoaderCircle, colour: 'text-brand' },
  ready: { Icon: CircleCheck, colour: 'text-brand' },
  toCorrect: { Icon: TriangleAlert, colour: 'text-danger' },
  applied: { Icon: CircleCheck, colour: 'text-good' },
  failed: { Icon: CircleAlert, colour: 'text-danger' },
  cancelled: { Icon: Ban, colour: 'text-ink-soft' },
  interrupted: { Icon: CirclePause, colour: 'text-danger' },
} as const;

/** Where an import stands, in words with a sign. */
export function StateLabel({ view }: { view: Pick<ImportView, 'state' | 'badRows'> }) {
  const { t } = useTranslation();
  const state = view.state === 'checked' ? (view.badRows > 0 ? 'toCorrect' : 'ready') : view.state;
  const { Icon, colour } = LOOK[state];
  return (
    <span className={`inline-flex items-center gap-2 font-bold ${colour}`}>
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      {t(`imports:states.${state}`)}
    </span>
  );
}
