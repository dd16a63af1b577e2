import { Form, Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { FormAnswer } from '../../forms.server';
import type { ApplicationView } from '../../service/view.server';
import { ApplicationSign } from '../status-signs';
import { useGrantForm } from '../use-grant-form';
import { dayWords } from '../words';
import { BudgetPart } from './budget';
import { CheckList, HandInSummary } from './check-list';
import { FilesPart } from './files';
import { StepHistory } from './history';
import { PartnersPart } from './partners';
import { TextsPart } from './texts';
import { useApplicationRoom } from './use-application-room';

interface Props {
  page: ApplicationView;
  answered: FormAnswer | null;
}

/** An application: written together while it can be, read afterwards. */
export function ApplicationPage({ page, answered, line }: Props & { line: ReactNode }) {
  const { t, i18n } = useTranslation();
  const fiscalYear = useFiscalYear();
  const room = useApplicationRoom(page);
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8" data-room={room.connection ? 'open' : 'closed'}>
        <header className="flex flex-col gap-2">
          <Link
            to={page.role === 'staff' || page.role === 'committee' ? '/grants' : '/applications'}
            className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
          >
            <ArrowLeft aria-hidden="true" className="size-5" />
            {t(
              page.role === 'staff' || page.role === 'committee' ? 'grants:list.title' : 'grants:mine.title',
            )}
          </Link>
          <p className="text-ink-soft">
            {page.programme.title} {fiscalYear(page.programme.fiscalYear)}
            {page.year > 1 ? `・${t('grants:yearOfSupport', { year: page.year })}` : ''}
          </p>
          <h1 className="text-3xl">
            <Phrases>{page.title}</Phrases>
          </h1>
          <div className="flex flex-wrap items-center gap-3">
            <ApplicationSign status={page.status} />
            <Example page={page} />
          </div>
        </header>
        <HandInSummary page={page} />
        {page.status === 'more_asked' && page.more ? (
          <Notice kind="warn">
            <p className="font-bold">
              {t('grants:more.title', { day: dayWords(page.more.by, i18n.language) })}
            </p>
            <p className="whitespace-pre-wrap">{page.more.text}</p>
          </Notice>
        ) : null}
        {page.role !== 'committee' && ['adopted', 'rejected', 'ineligible'].includes(page.status) ? (
          <div>
            <ButtonLink to={`/applications/${page.id}/letter`} variant="secondary">
              {t('screening:letterTitle')}
            </ButtonLink>
          </div>
        ) : null}
        {line}
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-10">
            <Part id="about">
              <AboutPart page={page} answered={answered} />
            </Part>
            <Part id="partners">
              <PartnersPart page={page} answered={answered} />
            </Part>
            <Part id="budget">
              <BudgetPart page={page} answered={answered} />
            </Part>
            <Part id="texts">
              <TextsPart page={page} room={room} answered={answered} />
            </Part>
            <Part id="files">
              <FilesPart page={page} answered={answered} />
            </Part>
            <Part id="history">
              <StepHistory steps={page.steps} />
            </Part>
          </div>
          <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto">
            <CheckList page={page} answered={answered} isSaving={room.status.state === 'saving'} />
          </div>
        </div>
      </div>
    </AppShell>
  );
}

function Part({ id, children }: { id: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex scroll-mt-4 flex-col gap-4">
      <h2 id={`${id}-title`} className="border-b-2 border-line pb-1 text-2xl">
        {t(`grants:part.${id}`)}
      </h2>
      {children}
    </section>
  );
}

/** Pages of what an application can be begun after that stands later on its own line. */
const EXAMPLES: Readonly<Record<string, string>> = { case: '/cases', collaboration: '/collaborations' };

/** What it was begun after; everything else it grew out of stands on the line. */
function Example({ page: { origin } }: { page: ApplicationView }) {
  const { t } = useTranslation();
  const to = EXAMPLES[origin.kind];
  if (!to || origin.id === null) return null;
  return (
    <Link
      to={`${to}/${origin.id}`}
      className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
    >
      {t(`grants:origin.${origin.kind}`)}
    </Link>
  );
}

function AboutPart({ page, answered }: Props) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm('about', answered, { title: page.title });
  if (!page.may.includes('write')) {
    return (
      <p>{t(page.isNew ? 'grants:about.isNewYes' : 'grants:about.isNewNo', { lead: page.lead.name })}</p>
    );
  }
  return (
    <Form method="post" {...formProps} preventScrollReset className="flex flex-col gap-4">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="about" />
      <TextInput {...field('title')} label={t('grants:about.name')} required maxLength={80} />
      <Checkbox
        name="isNew"
        value="yes"
        defaultChecked={page.isNew}
        label={t(page.asksNew ? 'grants:about.isNewNeeded' : 'grants:isNew')}
      />
      <Button type="submit" variant="secondary" className="self-start">
        {t('save')}
      </Button>
    </Form>
  );
}
