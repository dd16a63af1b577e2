import { Form, Link } from '@remix-run/react';
import { Link2 } from 'lucide-react';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { formatDate } from '~/platform/dates';
import { Button } from '~/ui/button';
import { ScrollRegion } from '~/ui/scroll-region';
import type { AskedOrganisation, SurveyView } from '../model';
import { useSurveyWords } from './parts';

const CELL = 'border-b border-line px-2 py-2 text-left align-top';

/** Everybody who is asked, and how far they are; only staff see it. */
export function AskedPart({ survey }: { survey: SurveyView }) {
  const { t } = useSurveyWords();
  return (
    <section aria-labelledby="asked-title" className="flex flex-col gap-4">
      <h2 id="asked-title" className="text-2xl">
        {t('surveys:asked.title')}
      </h2>
      <ScrollRegion aria-label={t('surveys:asked.title')}>
        <table className="row-cards w-full min-w-160 border-collapse">
          <thead>
            <tr>
              {(['name', 'type', 'state', 'link'] as const).map((key) => (
                <th key={key} scope="col" className="border-b-2 border-line px-2 py-1 text-left">
                  {t(`surveys:asked.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {survey.asked.map((one) => (
              <Row key={one.invitation} one={one} isOpen={survey.status === 'open'} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <Pagination page={survey.page} pages={survey.pages} />
    </section>
  );
}

function Row({ one, isOpen }: { one: AskedOrganisation; isOpen: boolean }) {
  const { t, language } = useSurveyWords();
  return (
    <tr data-asked={one.organisation.id}>
      <th scope="row" className={`${CELL} font-normal`}>
        <Link
          to={`/organisations/${one.organisation.id}`}
          className="text-brand underline underline-offset-4"
        >
          {one.organisation.name}
        </Link>
      </th>
      <td className={CELL}>{t(`organisations:types.${one.type}`)}</td>
      <td className={CELL}>
        <b>{t(`surveys:asked.states.${one.state}`)}</b>
        {one.answeredAt === null ? null : (
          <span className="block text-ink-soft">{formatDate(one.answeredAt, language)}</span>
        )}
        {one.reminders > 0 ? (
          <span className="block text-ink-soft">
            {t('surveys:asked.reminders', { count: one.reminders })}
          </span>
        ) : null}
      </td>
      <td className={CELL}>
        {isOpen && one.state !== 'answered' ? (
          <Form method="post">
            <input type="hidden" name="invitation" value={one.invitation} />
            <Button
              type="submit"
              name="intent"
              value="link"
              variant="quiet"
              aria-label={t('surveys:asked.makeLinkFor', { name: one.organisation.name })}
            >
              <Link2 aria-hidden="true" className="size-5" />
              {t('surveys:asked.makeLink')}
            </Button>
          </Form>
        ) : null}
      </td>
    </tr>
  );
}
