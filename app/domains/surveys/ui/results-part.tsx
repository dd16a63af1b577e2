import { ScrollRegion } from '~/ui/scroll-region';
import { type QuestionResult, responseRate, type SurveyView } from '../model';
import { PANEL, useSurveyWords } from './parts';

const CELL = 'border-b border-line px-2 py-2 text-left align-top';

/** Who answered by type, and what was answered to each question, drawn and in numbers. */
export function ResultsPart({ survey }: { survey: SurveyView }) {
  const { t, percent } = useSurveyWords();
  return (
    <section aria-labelledby="results-title" className="flex flex-col gap-4">
      <h2 id="results-title" className="text-2xl">
        {t('surveys:results.title')}
      </h2>
      <p className="text-lg" role="status">
        {t('surveys:answered', {
          sent: survey.sent,
          answered: survey.answered,
          rate: percent(responseRate(survey)),
        })}
      </p>
      <p className="max-w-3xl text-ink-soft">{t('surveys:results.note')}</p>
      <ByType survey={survey} />
      <ol className="grid items-start gap-5 lg:grid-cols-2">
        {survey.results.map((result, i) => (
          <li key={result.id} className={PANEL} data-result={result.id}>
            <Result result={result} number={i + 1} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function ByType({ survey }: { survey: SurveyView }) {
  const { t, percent } = useSurveyWords();
  return (
    <ScrollRegion aria-label={t('surveys:results.byType')} className="max-w-3xl">
      <table className="w-full border-collapse tabular-nums">
        <caption className="pb-2 text-left font-bold">{t('surveys:results.byType')}</caption>
        <thead>
          <tr>
            {(['type', 'sent', 'answered', 'rate'] as const).map((key) => (
              <th
                key={key}
                scope="col"
                className="whitespace-nowrap border-b-2 border-line px-2 py-1 text-left"
              >
                {t(`surveys:results.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {survey.byType.map((one) => (
            <tr key={one.type}>
              <th scope="row" className={`${CELL} font-normal`}>
                {t(`organisations:types.${one.type}`)}
              </th>
              <td className={CELL}>{one.sent}</td>
              <td className={CELL}>{one.answered}</td>
              <td className={`${CELL} whitespace-nowrap`}>{percent(responseRate(one))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Result({ result, number }: { result: QuestionResult; number: number }) {
  const { t } = useSurveyWords();
  const most = Math.max(1, result.answered);
  return (
    <>
      <h3 className="text-lg">
        {t('surveys:questions.number', { number })} {result.label}
      </h3>
      <p className="text-ink-soft">
        {t('surveys:results.asked', { asked: result.asked, answered: result.answered })}
      </p>
      {result.choices.length > 0 ? (
        <table className="w-full border-collapse tabular-nums">
          <caption className="sr-only">{result.label}</caption>
          <tbody>
            {result.choices.map(({ id, label, count }) => (
              <tr key={id} data-choice={id}>
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {label}
                  <svg
                    viewBox="0 0 100 4"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                    className="mt-1 h-2.5 w-full"
                  >
                    <rect width={100} height={4} className="fill-solid-gray-100" />
                    <rect width={(100 * count) / most} height={4} className="fill-brand" />
                  </svg>
                </th>
                <td className="w-24 py-1 text-right align-bottom">{t('surveys:results.count', { count })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {result.numbers ? <p>{t('surveys:results.numbers', { ...result.numbers })}</p> : null}
      {result.texts.length > 0 ? (
        <details>
          <summary className="min-h-11 cursor-pointer font-bold text-brand underline underline-offset-4">
            {t('surveys:results.texts', { count: result.texts.length })}
          </summary>
          <ul className="mt-2 flex flex-col gap-2">
            {result.texts.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same, and the list never changes
              <li key={at} className="whitespace-pre-wrap rounded-lg bg-surface-soft px-3 py-2">
                {text}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
