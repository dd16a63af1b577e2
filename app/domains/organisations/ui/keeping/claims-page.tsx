import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextArea } from '~/ui/form/inputs';
import { MailAddress } from '~/ui/mail-address';
import { EmptyState, Notice } from '~/ui/notice';
import type { ListedClaim } from '../../service/claims.server';
import { usePeopleForm } from '../people/use-people-form';

/** What came of the last decision on this page. */
export interface ClaimsOutcome {
  /** The request the answer is about. */
  id?: string;
  form?: SubmissionResult<string[]>;
  done?: 'accepted' | 'refused';
  problem?: string;
}

/** Requests of people who belong to listed organisations, for staff to decide. */
export function ClaimsPage({
  open,
  decided,
  outcome,
}: {
  open: ListedClaim[];
  decided: ListedClaim[];
  outcome: ClaimsOutcome | undefined;
}) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex max-w-4xl flex-col gap-8 pb-8">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('organisations:claims.title')}</h1>
          <p>{t('organisations:claims.lead')}</p>
        </header>
        {outcome?.done ? (
          <Notice kind="good" live>
            {t(`organisations:claims.done.${outcome.done}`)}
          </Notice>
        ) : null}
        {outcome?.problem ? (
          <Notice kind="bad" live>
            {t(`organisations:errors.${outcome.problem}`)}
          </Notice>
        ) : null}
        {open.length === 0 ? (
          <EmptyState title={t('organisations:claims.none')}>
            <p>{t('organisations:claims.noneText')}</p>
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-6">
            {open.map((claim) => (
              <OpenClaim
                key={claim.id}
                claim={claim}
                result={outcome?.id === claim.id ? outcome.form : undefined}
              />
            ))}
          </ul>
        )}
        {decided.length > 0 ? <Decided claims={decided} /> : null}
      </div>
    </AdminFrame>
  );
}

function OrganisationLink({ organisation }: { organisation: ListedClaim['organisation'] }) {
  return (
    <Link
      to={`/organisations/${organisation.id}`}
      className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
    >
      {organisation.name}
    </Link>
  );
}

function OpenClaim({
  claim,
  result,
}: {
  claim: ListedClaim;
  result: SubmissionResult<string[]> | undefined;
}) {
  const { t, i18n } = useTranslation();
  const { id, organisation, person, message, createdAt } = claim;
  const { formProps, field, problems } = usePeopleForm<'reason'>(`decision-${id}`, result);
  const { name } = person;
  return (
    <li className="flex flex-col gap-3 rounded-xl border border-line p-5">
      <h2 className="text-xl">
        <OrganisationLink organisation={organisation} />
      </h2>
      <p className="text-ink-soft">
        {[t(`organisations:types.${organisation.type}`), organisation.address].filter(Boolean).join(' · ')}
      </p>
      <p>
        <span className="font-bold">{t('organisations:claims.who')}</span> {name}{' '}
        <span className="inline-block">
          （<MailAddress>{person.email}</MailAddress>）
        </span>{' '}
        · {formatDate(createdAt, i18n.language as Language)}
      </p>
      <blockquote className="whitespace-pre-wrap break-words rounded-lg bg-surface-soft px-4 py-3">
        {message}
      </blockquote>
      <Form method="post" {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="id" value={id} />
        <TextArea
          {...field('reason')}
          label={t('organisations:claims.reason')}
          help={t('organisations:claims.reasonHelp')}
          rows={2}
          maxLength={1000}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button
            type="submit"
            name="decision"
            value="accepted"
            aria-label={t('organisations:claims.acceptFor', { name })}
          >
            {t('organisations:claims.accept')}
          </Button>
          <Button
            type="submit"
            name="decision"
            value="refused"
            variant="danger"
            aria-label={t('organisations:claims.refuseFor', { name })}
          >
            {t('organisations:claims.refuse')}
          </Button>
        </div>
      </Form>
    </li>
  );
}

function Decided({ claims }: { claims: ListedClaim[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('organisations:claims.decided')}</h2>
      <ul className="flex flex-col gap-2">
        {claims.map(({ id, organisation, person, status, reason, decidedAt, decider }) => (
          <li key={id} className="flex flex-col border-b border-line py-2">
            <span className="flex flex-wrap items-center gap-x-3">
              <OrganisationLink organisation={organisation} />
              <span>{person.name}</span>
              <span className="font-bold">
                {t(status === 'accepted' ? 'organisations:claims.accepted' : 'organisations:claims.refused')}
              </span>
              <span className="text-ink-soft">
                {t('organisations:claims.by', {
                  date: formatDate(decidedAt ?? 0, i18n.language as Language),
                  name: decider ?? '',
                })}
              </span>
            </span>
            <span className="break-words">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
