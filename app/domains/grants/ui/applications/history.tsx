import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { GrantStep } from '../../model/steps';

/** What happened, the latest first, in the words of the part it belongs to. */
export function StepHistory({ steps }: { steps: GrantStep[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ol className="flex flex-col gap-2">
      {[...steps].reverse().map((step) => (
        <li key={step.id} className="flex flex-wrap gap-x-4 border-b border-line py-2">
          <time dateTime={new Date(step.at).toISOString()} className="text-ink-soft">
            {formatDateTime(step.at, i18n.language as Language)}
          </time>
          <span className="min-w-0 flex-1 basis-60">
            {t(step.action.replace('.', ':step.'), {
              ...step.detail,
              defaultValue: step.action,
            })}
          </span>
          <span className="text-ink-soft">{step.byName}</span>
        </li>
      ))}
    </ol>
  );
}
