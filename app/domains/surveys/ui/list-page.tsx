import { Form, Link } from '@remix-run/react';
import { Button } from '~/ui/button';
import { type PostedProblems, postedForm } from '~/ui/form/use-problems';
import { EmptyState } from '~/ui/notice';
import { responseRate, type SurveyItem } from '../model';
import { FictionalMark, LINK, PANEL, SurveySign, useSurveyWords } from './parts';
import { SurveyFields } from './survey-fields';

/** All surveys, and a new one. */
export function SurveyList({ surveys, result }: { surveys: SurveyItem[]; result: PostedProblems | null }) {
  const { t, day, year, percent } = useSurveyWords();
  const form = postedForm('create', result, (key) => t(`surveys:errors.${key}`));
  return (
    <div className="flex flex-col gap-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-3xl">{t('surveys:title')}</h1>
        <p className="max-w-3xl">{t('surveys:lead')}</p>
      </header>
      {surveys.length === 0 ? (
        <EmptyState title={t('surveys:none')}>
          <p>{t('surveys:noneText')}</p>
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {surveys.map((one) => (
            <li key={one.id} className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <h2 className="text-lg">
                  <Link to={`/admin/surveys/${one.id}`} className={LINK}>
                    {one.title}
                  </Link>
                </h2>
                <SurveySign status={one.status} />
              </div>
              <p className="text-ink-soft">
                {t('surveys:item', { year: year(one.fiscalYear), day: day(one.closesOn) })}
              </p>
              {one.status === 'draft' ? null : (
                <p>
                  {t('surveys:answered', {
                    sent: one.sent,
                    answered: one.answered,
                    rate: percent(responseRate(one)),
                  })}
                </p>
              )}
              {one.fictional ? <FictionalMark /> : null}
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className={PANEL} aria-labelledby="new-title">
        <h2 id="new-title" className="text-2xl">
          {t('surveys:new.title')}
        </h2>
        <p>{t('surveys:new.lead')}</p>
        <SurveyFields form={form} initial={null} daysOnly={false} />
        <Button type="submit" name="intent" value="create" className="self-start">
          {t('surveys:new.make')}
        </Button>
      </Form>
    </div>
  );
}
