import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { MEMBER_ROLES } from '../../model';
import type { SentInvitation } from '../../service/invitations.server';
import type { MembersView } from '../../service/members.server';
import { usePeopleForm } from './use-people-form';

/** What came of the last act on this page: one of these. */
export interface MembersOutcome {
  form?: SubmissionResult<string[]>;
  sent?: SentInvitation;
  done?: 'role' | 'remove' | 'revoke';
  /** Key below `organisations:errors`. */
  problem?: string;
}

/** Who belongs to an organisation, and for owners the ways to change that. */
export function MembersPage({ view, outcome }: { view: MembersView; outcome: MembersOutcome | undefined }) {
  const { t } = useTranslation();
  const { organisation, members, invitations, may } = view;
  return (
    <AppShell>
      <div className="flex max-w-4xl flex-col gap-8 pb-8">
        <header className="flex flex-col gap-2">
          <p>
            <Link
              to={`/organisations/${organisation.id}`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {t('organisations:team.back')}
            </Link>
          </p>
          <p className="font-bold">{organisation.name}</p>
          <h1 className="text-3xl">
            <Phrases>{t('organisations:team.title')}</Phrases>
          </h1>
          <p className="text-lg">{t('organisations:team.lead')}</p>
        </header>
        <Outcome outcome={outcome} />
        {members.length === 0 ? (
          <EmptyState title={t('organisations:team.none')}>
            <p>{t('organisations:team.noneText')}</p>
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {members.map((member) => (
              <MemberRow key={member.userId} member={member} manage={may.manage} />
            ))}
          </ul>
        )}
        {may.manage ? <InviteForm key={outcome?.sent?.email} result={outcome?.form} /> : null}
        {invitations.length > 0 ? <Invitations invitations={invitations} /> : null}
        {may.leave ? (
          <section className="flex flex-col gap-3 border-t border-line pt-6">
            <p>{t('organisations:team.leaveText')}</p>
            <Form method="post">
              <Button type="submit" name="intent" value="leave" variant="danger">
                {t('organisations:team.leave')}
              </Button>
            </Form>
          </section>
        ) : null}
      </div>
    </AppShell>
  );
}

function Outcome({ outcome }: { outcome: MembersOutcome | undefined }) {
  const { t } = useTranslation();
  const { sent, done, problem } = outcome ?? {};
  if (problem)
    return (
      <Notice kind="bad" live>
        {t(`organisations:errors.${problem}`)}
      </Notice>
    );
  if (done)
    return (
      <Notice kind="good" live>
        {t(`organisations:team.done.${done}`)}
      </Notice>
    );
  if (!sent) return null;
  const { email, mailed, link } = sent;
  if (!mailed)
    return (
      <Notice kind="bad" live>
        {t('organisations:team.notSent', { email })}
      </Notice>
    );
  return (
    <Notice kind="good" live>
      <p>{t(link ? 'organisations:team.made' : 'organisations:team.sent', { email })}</p>
      {link ? (
        <>
          <p>{t('organisations:team.link')}</p>
          <p className="mt-2 select-all break-all rounded-lg bg-white p-3 font-bold">{link}</p>
        </>
      ) : null}
    </Notice>
  );
}

function MemberRow({ member, manage }: { member: MembersView['members'][number]; manage: boolean }) {
  const { t } = useTranslation();
  const { userId, name, email, role, self, disabled } = member;
  return (
    <li className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line p-4">
      <div className="min-w-0">
        <p className="font-bold">
          {name}
          {self ? <span className="font-normal"> {t('organisations:team.you')}</span> : null}
        </p>
        {email ? <p className="break-all text-ink-soft">{email}</p> : null}
        {disabled ? <p className="text-danger">{t('organisations:team.disabled')}</p> : null}
        {manage ? null : <p>{t(`organisations:team.roles.${role}`)}</p>}
      </div>
      {manage ? (
        <div className="flex flex-wrap items-end gap-3">
          <Form method="post" className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="userId" value={userId} />
            <Select
              key={role}
              id={`role-${userId}`}
              name="role"
              defaultValue={role}
              label={<span className="sr-only">{t('organisations:team.roleOf', { name })}</span>}
              className="min-w-40"
            >
              {MEMBER_ROLES.map((one) => (
                <option key={one} value={one}>
                  {t(`organisations:team.roles.${one}`)}
                </option>
              ))}
            </Select>
            <Button
              type="submit"
              name="intent"
              value="role"
              variant="secondary"
              aria-label={t('organisations:team.changeFor', { name })}
            >
              {t('organisations:team.change')}
            </Button>
          </Form>
          <Form method="post">
            <input type="hidden" name="userId" value={userId} />
            <Button
              type="submit"
              name="intent"
              value="remove"
              variant="danger"
              aria-label={t('organisations:team.removeFor', { name })}
            >
              {t('organisations:team.remove')}
            </Button>
          </Form>
        </div>
      ) : null}
    </li>
  );
}

function InviteForm({ result }: { result: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = usePeopleForm<'email' | 'role'>('invite', result, {
    role: 'editor',
  });
  const role = field('role');
  return (
    <section className="flex flex-col gap-4 rounded-xl bg-surface-soft p-5">
      <h2 className="text-xl">{t('organisations:team.invite')}</h2>
      <p>{t('organisations:team.inviteText')}</p>
      <Form method="post" {...formProps} className="flex max-w-xl flex-col gap-5">
        <ErrorSummary problems={problems} />
        <TextInput
          {...field('email')}
          type="email"
          label={t('organisations:team.email')}
          autoComplete="off"
          required
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-bold">{t('organisations:team.role')}</legend>
          {MEMBER_ROLES.map((one, index) => (
            <label
              key={one}
              className="flex cursor-pointer items-start gap-3 rounded-lg border border-line bg-white p-3 has-checked:border-brand has-checked:bg-brand-soft"
            >
              <input
                type="radio"
                id={index === 0 ? role.id : undefined}
                name="role"
                value={one}
                defaultChecked={role.defaultValue === one}
                className="mt-1 size-5 shrink-0 accent-brand"
              />
              <span>
                <span className="block font-bold">{t(`organisations:team.roles.${one}`)}</span>
                <span className="block text-ink-soft">{t(`organisations:team.roleHelp.${one}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div>
          <Button type="submit" name="intent" value="invite" size="large">
            {t('organisations:team.submit')}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Invitations({ invitations }: { invitations: MembersView['invitations'] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t('organisations:team.open')}</h2>
      <ul className="flex flex-col gap-3">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
          >
            <div>
              <p className="break-all font-bold">{email}</p>
              <p className="text-ink-soft">
                {t(`organisations:team.roles.${role}`)} ·{' '}
                {t('organisations:team.until', {
                  date: formatDate(expiresAt, i18n.language as Language),
                })}
              </p>
            </div>
            <Form method="post">
              <input type="hidden" name="id" value={id} />
              <Button
                type="submit"
                name="intent"
                value="revoke"
                variant="secondary"
                aria-label={t('organisations:team.revokeFor', { email })}
              >
                {t('organisations:team.revoke')}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
