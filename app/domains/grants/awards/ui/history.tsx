import type { AwardView } from '../service/view.server';
import { Fold } from './parts';
import { useAwardWords } from './words';

/** Everything that was done, for all concerned. */
export function History({ award }: { award: AwardView }) {
  const { t, date } = useAwardWords();
  return (
    <Fold title={t('awards:history.title')}>
      <ol className="flex flex-col gap-3">
        {award.steps.map((step) => (
          <li key={step.id}>
            <p>{t(step.action.replace('.', ':step.'), step.detail)}</p>
            <p className="text-ink-soft">
              {date(step.at)}
              {step.byName ? ` · ${step.byName}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Fold>
  );
}
