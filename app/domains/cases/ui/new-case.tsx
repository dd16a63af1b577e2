import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { Button, ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { useDates } from './signs';

/** Choosing what to write about: one button for each collaboration. */
export function NewCasePage({
  items,
  page,
  pages,
}: {
  items: { id: string; title: string; startedOn: string; partners: { id: string; name: string }[] }[];
  page: number;
  pages: number;
}) {
  const { t } = useTranslation();
  const { day } = useDates();
  return (
    <FormPage title={t('cases:newPage.title')} intro={t('cases:newPage.lead')}>
      {items.length === 0 ? (
        <EmptyState title={t('cases:newPage.none')}>
          <p>{t('cases:newPage.noneText')}</p>
          <ButtonLink to="/collaborations" variant="secondary">
            {t('collaborations:title')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map(({ id, title, startedOn, partners }) => (
            <li key={id} className="flex flex-col gap-2 rounded-xl border border-line p-4 shadow-card">
              <h2 id={`about-${id}`} className="text-lg">
                {title}
              </h2>
              <p className="text-ink-soft">
                {t('cases:page.from', { date: day(startedOn) })}
                <br />
                {partners.map(({ name }) => name).join('・')}
              </p>
              <Form method="post">
                <input type="hidden" name="collaboration" value={id} />
                <Button type="submit" variant="secondary" aria-describedby={`about-${id}`}>
                  {t('cases:newPage.pick')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Pagination page={page} pages={pages} />
    </FormPage>
  );
}

/** On the page of a collaboration: begins a case study of it, or leads to the one that is being written. */
export function TellCase({ collaboration }: { collaboration: string }) {
  const { t } = useTranslation();
  return (
    <section
      aria-labelledby="tell-case"
      className="flex flex-col gap-3 rounded-xl border border-line p-5 shadow-card print:hidden"
    >
      <h2 id="tell-case" className="text-xl">
        {t('cases:tell.title')}
      </h2>
      <p>{t('cases:tell.text')}</p>
      <Form method="post" action="/cases/new">
        <input type="hidden" name="collaboration" value={collaboration} />
        <Button type="submit" variant="secondary">
          {t('cases:new')}
        </Button>
      </Form>
    </section>
  );
}
