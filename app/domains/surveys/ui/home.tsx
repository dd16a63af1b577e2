import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { HomeSection } from '~/ui/home-section';
import type { WaitingSurvey } from '../service/members.server';
import { useSurveyWords } from './parts';

/** Surveys that wait for one of the reader's organisations. */
export function HomeSurveys({ surveys }: { surveys: readonly WaitingSurvey[] }) {
  const { t, day } = useSurveyWords();
  return (
    <HomeSection title={t('surveys:home.title')} items={surveys}>
      <ul className="flex flex-col gap-3">
        {surveys.map((one) => (
          <li
            key={one.invitation}
            className="flex flex-wrap items-center justify-between gap-4 rounded-xl border-2 border-brand p-5 shadow-card"
          >
            <div className="min-w-0">
              <p className="text-lg font-bold">{one.title}</p>
              <p className="flex flex-wrap gap-x-4 text-ink-soft">
                <span>{one.organisation}</span>
                <strong className="text-ink">{t('surveys:home.until', { day: day(one.closesOn) })}</strong>
                {one.isBegun ? <span>{t('surveys:asked.states.saved')}</span> : null}
              </p>
              {one.mayAnswer ? null : <p className="text-ink-soft">{t('surveys:home.onlyRead')}</p>}
            </div>
            {one.mayAnswer ? (
              <Form method="post">
                <input type="hidden" name="invitation" value={one.invitation} />
                <Button type="submit" name="intent" value="survey">
                  {t(one.isBegun ? 'surveys:home.goOn' : 'surveys:home.answer')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </HomeSection>
  );
}
