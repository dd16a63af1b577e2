import { Link } from '@remix-run/react';
import { type AwardPart, PlainAct } from './parts';
import { useAwardWords } from './words';

/** The application for the next year of support, where the rules know one. */
export function NextYearBox({ award, answered }: AwardPart) {
  const { t, day, yen } = useAwardWords();
  const next = award.nextYear;
  if (!next) return null;
  const words = { year: next.year, cap: yen(next.capYen) };
  return (
    <section
      aria-labelledby="award-next-year"
      className="flex flex-col gap-3 rounded-xl border border-line p-4"
    >
      <h2 id="award-next-year" className="text-lg">
        {t('awards:nextYear.title', words)}
      </h2>
      <p>{t('awards:nextYear.text', words)}</p>
      {next.applicationId ? (
        <Link
          to={`/applications/${next.applicationId}`}
          className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
        >
          {t('awards:nextYear.begun')}
        </Link>
      ) : next.programme ? (
        <>
          <p>{t('awards:nextYear.open', { day: day(next.programme.closesOn) })}</p>
          <PlainAct intent="apply_next" word={t('awards:nextYear.submit')} answered={answered} />
        </>
      ) : (
        <p>{t('awards:nextYear.notOpen')}</p>
      )}
    </section>
  );
}
