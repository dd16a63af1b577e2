import { Form } from '@remix-run/react';
import { CircleCheck, CircleDashed, Printer, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { FormAnswer } from '../../forms.server';
import type { ApplicationPart } from '../../model/readiness';
import type { ApplicationView } from '../../service/view.server';
import { useGrantForm } from '../use-grant-form';
import { dayWords, eligibilityWords, missingWords } from '../words';

const PARTS: readonly ApplicationPart[] = ['about', 'partners', 'budget', 'texts', 'files'];

interface Props {
  page: ApplicationView;
  answered: FormAnswer | null;
  /** Something written here has not arrived yet. */
  isSaving: boolean;
}

/** On a narrow screen the list stands below everything: what it says in short, and the way to it. */
export function HandInSummary({ page }: { page: ApplicationView }) {
  const { t, i18n } = useTranslation();
  if (!page.may.includes('write') && page.role !== 'invited') return null;
  const count = page.missing.length;
  const isReady = count === 0 && !page.late;
  const Icon = isReady ? CircleCheck : CircleDashed;
  return (
    <a
      href="#hand-in"
      className="flex flex-col gap-1 rounded-xl border border-line p-4 shadow-card lg:hidden"
    >
      <span className="flex items-center gap-2 font-bold text-brand underline underline-offset-4">
        <Icon aria-hidden="true" className={`size-5 shrink-0 ${isReady ? 'text-good' : 'text-warn'}`} />
        {isReady ? t('grants:check.ready') : t('grants:check.summary', { count })}
      </span>
      <span>
        {page.late
          ? eligibilityWords(t, page.late, i18n.language)
          : t('grants:lastDay', {
              day: dayWords(page.lastDay, i18n.language),
              count: Math.max(0, page.daysLeft),
            })}
      </span>
    </a>
  );
}

/** What is missing part by part, until when, and handing in; after that the receipt. */
export function CheckList({ page, answered, isSaving }: Props) {
  const { t, i18n } = useTranslation();
  const writable = page.may.includes('write');
  return (
    <aside
      id="hand-in"
      aria-labelledby="check-list"
      className="flex scroll-mt-4 flex-col gap-4 rounded-xl border border-line p-4 shadow-card"
    >
      {page.receipt ? <Receipt receipt={page.receipt} /> : null}
      {writable || page.role === 'invited' ? (
        <>
          <h2 id="check-list" className="text-xl">
            {t('grants:check.title')}
          </h2>
          <p>
            <strong>
              {page.late
                ? eligibilityWords(t, page.late, i18n.language)
                : t('grants:lastDay', {
                    day: dayWords(page.lastDay, i18n.language),
                    count: Math.max(0, page.daysLeft),
                  })}
            </strong>
          </p>
          <Parts page={page} />
          {page.may.includes('submit') ? <Submit {...{ page, answered, isSaving }} /> : null}
          {writable && !page.may.includes('submit') ? (
            <p>{t('grants:check.leadSubmits', { lead: page.lead.name })}</p>
          ) : null}
        </>
      ) : (
        <h2 id="check-list" className="text-xl">
          {t(`grants:now.${page.status}`)}
        </h2>
      )}
      <ButtonLink to={`/applications/${page.id}/print`} variant="secondary">
        <Printer aria-hidden="true" className="size-5" />
        {t('grants:check.print')}
      </ButtonLink>
      {page.may.includes('withdraw') ? <Withdraw page={page} answered={answered} /> : null}
    </aside>
  );
}

function Receipt({ receipt }: { receipt: NonNullable<ApplicationView['receipt']> }) {
  const { t, i18n } = useTranslation();
  return (
    <div id="receipt" className="rounded-lg bg-good-soft p-4">
      <p className="flex items-center gap-2 font-bold">
        <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-good" />
        {t('grants:receipt.title')}
      </p>
      <p className="text-xl font-bold" data-testid="receipt">
        {receipt.number}
      </p>
      <p className="text-ink-soft">
        {t('grants:receipt.by', {
          date: formatDateTime(receipt.at, i18n.language as Language),
          name: receipt.by,
        })}
      </p>
    </div>
  );
}

function Parts({ page }: { page: ApplicationView }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="flex flex-col gap-3" data-testid="check-list">
      {PARTS.map((part) => {
        const missing = page.missing.filter((one) => one.part === part);
        const Icon = missing.length === 0 ? CircleCheck : CircleDashed;
        return (
          <li key={part} className="flex gap-2">
            <Icon
              aria-hidden="true"
              className={`mt-3 size-5 shrink-0 ${missing.length === 0 ? 'text-good' : 'text-warn'}`}
            />
            <div className="min-w-0">
              <a
                href={`#${part}`}
                className="inline-flex min-h-11 items-center gap-2 font-bold text-brand underline underline-offset-4"
              >
                {t(`grants:part.${part}`)}
              </a>
              <span className="ml-2 text-ink-soft">
                {missing.length === 0
                  ? t('grants:check.done')
                  : t('grants:check.missing', { count: missing.length })}
              </span>
              <ul className="list-disc pl-5">
                {missing.map((one) => (
                  <li key={JSON.stringify(one)}>{missingWords(t, one, page.money, i18n.language)}</li>
                ))}
              </ul>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Submit({ page, answered, isSaving }: Props) {
  const { t } = useTranslation();
  const { formProps, problems } = useGrantForm('submit', answered);
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="submit" />
      {page.missing.length === 0 && !page.late ? (
        <Notice kind="good">{t('grants:check.ready')}</Notice>
      ) : null}
      <Button type="submit" size="large" isDisabled={isSaving}>
        <Send aria-hidden="true" className="size-5" />
        {t(page.status === 'more_asked' ? 'grants:check.submitMore' : 'grants:check.submit')}
      </Button>
      {isSaving ? <p className="text-ink-soft">{t('grants:check.saving')}</p> : null}
    </Form>
  );
}

/** Taking back asks once, naming what cannot be undone. */
function Withdraw({ page, answered }: Omit<Props, 'isSaving'>) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useGrantForm('withdraw', answered);
  return (
    <details open={problems.length > 0}>
      <summary className="flex min-h-11 w-fit cursor-pointer items-center text-brand underline underline-offset-4">
        {t('grants:withdraw.open')}
      </summary>
      <Form method="post" {...formProps} className="flex flex-col gap-3 pt-2">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="withdraw" />
        <p>{t('grants:withdraw.text', { title: page.title })}</p>
        <TextArea {...field('reason')} label={t('grants:withdraw.reason')} maxLength={600} />
        <Button type="submit" variant="danger" className="self-start">
          {t('grants:withdraw.do')}
        </Button>
      </Form>
    </details>
  );
}
