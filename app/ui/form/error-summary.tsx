import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface FormProblem {
  /** Id of the control to go to; none for the whole form. */
  fieldId?: string;
  message: string;
}

/** Lists what is wrong above the form and takes focus when it appears. */
export function ErrorSummary({ problems }: { problems: readonly FormProblem[] }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const signature = problems.map((problem) => problem.message).join('\n');
  useEffect(() => {
    if (signature) box.current?.focus();
  }, [signature]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="rounded-lg border-2 border-danger bg-danger-soft p-4 text-ink"
    >
      <p className="font-bold">{t('form.problems')}</p>
      <ul className="mt-1 list-disc pl-6">
        {problems.map((problem) => (
          <li key={`${problem.fieldId}:${problem.message}`}>
            {problem.fieldId ? (
              <a className="text-danger underline" href={`#${problem.fieldId}`}>
                {problem.message}
              </a>
            ) : (
              problem.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
