import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { IdeaStepView } from '../model';

/** What happened to an idea, the oldest first. */
export function IdeaHistory({ steps }: { steps: IdeaStepView[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section aria-labelledby="idea-history" className="flex flex-col gap-3">
      <h2 id="idea-history" className="text-xl">
        {t('ideas:history.title')}
      </h2>
      <ol className="flex flex-col gap-3 border-l-4 border-line pl-4">
        {steps.map((step) => (
          <li key={step.id}>
            <p className="text-ink-soft">
              {[formatDate(step.at, i18n.language as Language), step.by].filter(Boolean).join('　')}
            </p>
            <p className="font-bold">{t(`ideas:history.${step.action}`, { about: step.about })}</p>
            {step.reason ? <p className="whitespace-pre-wrap">{step.reason}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
