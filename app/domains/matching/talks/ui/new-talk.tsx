import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../forms.server';
import { fieldOf, type NewTalkSearch } from '../schema';
import type { NewTalkPage } from '../service/ask.server';
import { BackToTalks } from './back-to-talks';
import { QuestionField } from './questions';
import { useTalkForm } from './use-talk-form';

/** Whom to ask in what, and then the words to them; for staff, which two to bring together. */
export function NewTalkView({
  page,
  search,
  words,
  idea,
  answered,
}: {
  page: NewTalkPage;
  search: NewTalkSearch;
  /** What the words to the other begin with. */
  words: string;
  /** What one wants to bring forward together; it will be joined to the talk. */
  idea: { id: string; title: string } | null;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  const { programme, from, to, introducing } = page;
  const opening = idea ? t('talks:new.ideaWords', idea) : words;
  const isChosen = programme !== null && from !== null && to !== null;
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <BackToTalks staff={introducing} />
          <h1 className="text-3xl">
            <Phrases>{t(introducing ? 'talks:new.titleStaff' : 'talks:new.title')}</Phrases>
          </h1>
          {programme ? (
            <p className="text-lg">
              {t(introducing ? 'talks:new.leadStaff' : 'talks:new.lead', { days: programme.replyDays })}
            </p>
          ) : null}
        </header>
        {idea ? (
          <Notice kind="info">
            {t('talks:new.fromIdea')}{' '}
            <Link to={`/ideas/${idea.id}`} className="font-bold text-brand underline underline-offset-4">
              {idea.title}
            </Link>
          </Notice>
        ) : null}
        {page.own.length === 0 && !introducing ? (
          <EmptyState title={t('talks:list.noOrganisation')}>
            <p>{t('talks:errors.no_organisation')}</p>
            <ButtonLink to="/organisations">{t('talks:list.organisations')}</ButtonLink>
          </EmptyState>
        ) : page.programmes.length === 0 && !programme ? (
          <EmptyState title={t('talks:new.noProgramme')}>
            {introducing ? (
              <ButtonLink to="/admin/matching">{t('matching:suggestions.admin.title')}</ButtonLink>
            ) : (
              <p>{t('talks:new.noProgrammeText')}</p>
            )}
          </EmptyState>
        ) : (
          <>
            <Chosen page={page} search={search} />
            {isChosen ? (
              <Words page={page} words={opening} answered={answered} />
            ) : (
              <Choice page={page} search={search} />
            )}
          </>
        )}
      </div>
    </AppShell>
  );
}

function addressWith(search: NewTalkSearch, change: Partial<NewTalkSearch>): string {
  const given = Object.entries({ ...search, q: '', ...change }).filter(([, value]) => value !== '');
  return `/matches/new?${new URLSearchParams(Object.fromEntries(given))}`;
}

/** What has been chosen so far, each with the way to choose again. */
function Chosen({ page, search }: { page: NewTalkPage; search: NewTalkSearch }) {
  const { t } = useTranslation();
  const { programme, from, to, introducing } = page;
  const lines = [
    programme && { key: 'programme', word: t('talks:new.programme'), name: programme.name, note: '' },
    from && {
      key: 'from',
      word: t(introducing ? 'talks:new.fromFirst' : 'talks:new.from'),
      name: from.name,
      note: '',
    },
    to && {
      key: 'to',
      word: t(introducing ? 'talks:new.toSecond' : 'talks:new.to'),
      name: to.name,
      note: to.summary,
    },
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <dl className="flex flex-col gap-3 rounded-xl bg-surface-soft p-4">
      {lines.map(({ key, word, name, note }) => (
        <div key={key}>
          <dt className="text-ink-soft">{word}</dt>
          <dd className="flex flex-wrap items-center gap-x-4">
            <strong className="text-lg">{name}</strong>
            {key !== 'from' || introducing || page.own.length > 1 ? (
              <Link
                to={addressWith(search, { [key]: '' })}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {t('talks:new.change')}
                <span className="sr-only">：{word}</span>
              </Link>
            ) : null}
            {note ? <span className="w-full">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Choosing by a plain form in the address. */
function Choice({ page, search }: { page: NewTalkPage; search: NewTalkSearch }) {
  const { t } = useTranslation();
  const { programme, from, to, introducing } = page;
  const wanted = from === null && introducing ? 'from' : 'to';
  return (
    <div className="flex flex-col gap-6">
      <Form
        method="get"
        className="flex flex-col gap-4"
        key={`${search.programme} ${search.from} ${search.to}`}
      >
        <h2 className="text-xl">{t('talks:new.choose')}</h2>
        {search.case ? <input type="hidden" name="case" value={search.case} /> : null}
        {search.idea ? <input type="hidden" name="idea" value={search.idea} /> : null}
        {programme ? (
          <input type="hidden" name="programme" value={programme.id} />
        ) : (
          <Select label={t('talks:new.programme')} name="programme" required defaultValue={search.programme}>
            <option value="">{t('talks:new.pick')}</option>
            {page.programmes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        {from ? (
          <input type="hidden" name="from" value={from.id} />
        ) : page.own.length > 0 && !introducing ? (
          <Select label={t('talks:new.from')} name="from" required defaultValue={search.from}>
            <option value="">{t('talks:new.pick')}</option>
            {page.own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
        {to ? (
          <input type="hidden" name="to" value={to.id} />
        ) : (
          <TextInput
            label={t('talks:new.search')}
            name="q"
            type="search"
            defaultValue={search.q}
            maxLength={80}
          />
        )}
        <Button type="submit" variant="secondary" className="self-start">
          {to ? null : <Search aria-hidden="true" className="size-5" />}
          {t(to ? 'talks:new.next' : 'talks:new.find')}
        </Button>
      </Form>
      {search.q && programme ? (
        <section aria-labelledby="talks-found" className="flex flex-col gap-3">
          <h2 id="talks-found" className="text-xl">
            {t('talks:new.found')}
          </h2>
          {page.found.length === 0 ? <p role="status">{t('talks:new.nothing')}</p> : null}
          {page.total > page.found.length ? (
            <p>{t('talks:new.more', { shown: page.found.length, total: page.total })}</p>
          ) : null}
          <ul className="flex flex-col gap-3">
            {page.found.map(({ id, name, summary }) => (
              <li key={id} className="rounded-xl border border-line p-4 shadow-card">
                <p className="text-lg font-bold">{name}</p>
                {summary ? <p>{summary}</p> : null}
                <Link
                  to={addressWith(
                    { ...search, programme: programme.id, from: from?.id ?? '' },
                    { [wanted]: id },
                  )}
                  className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
                >
                  {t('talks:new.select')}
                  <span className="sr-only">：{name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** The words to the other, and the programme's own questions. */
function Words({ page, words, answered }: { page: NewTalkPage; words: string; answered: FormAnswer | null }) {
  const { t } = useTranslation();
  const { introducing, programme, obstacle } = page;
  const { formProps, field, problems } = useTalkForm('ask', answered, { message: words });
  if (obstacle) {
    return (
      <Notice kind="warn" live>
        <p>{t(`talks:errors.${obstacle.reason}`)}</p>
        {typeof obstacle.talk === 'string' ? (
          <Link
            to={`/matches/${obstacle.talk}`}
            className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
          >
            {t('talks:staff.open')}
          </Link>
        ) : null}
      </Notice>
    );
  }
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-5">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="ask" />
      <TextArea
        {...field('message')}
        label={t(introducing ? 'talks:new.messageStaff' : 'talks:new.message')}
        help={introducing ? undefined : t('talks:new.messageHelp')}
        rows={6}
        maxLength={2000}
        required
      />
      {programme?.questions.map((question) => (
        <QuestionField key={question.key} question={question} field={field(fieldOf(question.key))} />
      ))}
      {programme?.answersLater ? <p>{t('talks:questions.later', { name: programme.answersLater })}</p> : null}
      <p className="text-ink-soft">{t('talks:new.shared')}</p>
      <Button type="submit" size="large" className="self-start">
        {t(introducing ? 'talks:new.sendStaff' : 'talks:new.send')}
      </Button>
    </Form>
  );
}
