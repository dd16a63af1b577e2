import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextInput } from '~/ui/form/inputs';
import { MailAddress } from '~/ui/mail-address';
import { Notice } from '~/ui/notice';
import { ACCOUNT_ROLES } from '../model';
import type { InviteInput } from '../schema';
import type { Invitation, SentInvitation } from '../service/invitations.server';
import { CELL, HEAD_CELL } from './admin-frame';
import { NameFields } from './identity-fields';
import { useAccountForm } from './use-account-form';

/** Invites one person: address, name, role, language of the mail. */
export function InviteForm({ result }: { result: SubmissionResult<string[]> | undefined }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<InviteInput>('invite', result, {
    role: 'facilitator',
    language: 'ja',
  });
  return (
    <Form method="post" {...formProps} className="flex max-w-xl flex-col gap-5">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="invite" />
      <TextInput
        {...field('email')}
        type="email"
        label={t('accounts:fields.email')}
        autoComplete="off"
        required
      />
      <NameFields field={field} someoneElse />
      <RoleChoice {...field('role')} />
      <Select {...field('language')} label={t('accounts:fields.mailLanguage')}>
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {LANGUAGE_NAMES[language]}
          </option>
        ))}
      </Select>
      <div>
        <Button type="submit" size="large">
          {t('accounts:invitations.submit')}
        </Button>
      </div>
    </Form>
  );
}

/** The roles, each with what it may do. */
export function RoleChoice({
  id,
  name,
  defaultValue,
  errors,
}: {
  id: string;
  name: string;
  defaultValue: string;
  errors: string[];
}) {
  const { t } = useTranslation();
  const errorId = `${id}-error`;
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={errors.length > 0 ? errorId : undefined}>
      <legend className="mb-1 font-bold">{t('accounts:fields.role')}</legend>
      {ACCOUNT_ROLES.map((role, index) => (
        <label
          key={role}
          className="flex cursor-pointer items-start gap-3 rounded-lg border border-line p-3 has-checked:border-brand has-checked:bg-brand-soft"
        >
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={name}
            value={role}
            defaultChecked={defaultValue === role}
            className="mt-1 size-5 shrink-0 accent-brand"
          />
          <span>
            <span className="block font-bold">{t(`accounts:roles.${role}`)}</span>
            <span className="block text-ink-soft">{t(`accounts:roleHelp.${role}`)}</span>
          </span>
        </label>
      ))}
      {errors.length > 0 ? (
        <p id={errorId} className="font-bold text-danger">
          <span aria-hidden="true">⚠ </span>
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  );
}

/** What became of an invitation that was just sent. */
export function SentNotice({ sent }: { sent: SentInvitation }) {
  const { t } = useTranslation();
  if (!sent.mailed) {
    return (
      <Notice kind="bad" live>
        {t('accounts:invitations.notSent', { email: sent.email })}
      </Notice>
    );
  }
  return (
    <Notice kind="good" live>
      <p>{t(sent.link ? 'accounts:invitations.made' : 'accounts:invitations.sent', { email: sent.email })}</p>
      {sent.link ? (
        <>
          <p>{t('accounts:invitations.link')}</p>
          <p className="mt-2 select-all break-all rounded-lg bg-white p-3 font-bold">{sent.link}</p>
        </>
      ) : null}
    </Notice>
  );
}

/** Invitations that were not used yet, each with its way to be sent again or withdrawn. */
export function InvitationTable({ invitations }: { invitations: Invitation[] }) {
  const { t, i18n } = useTranslation();
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={HEAD_CELL}>
            {t('accounts:people.columns.name')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:people.columns.role')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:invitations.until')}
          </th>
          <th scope="col" className={HEAD_CELL}>
            {t('accounts:invitations.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => {
          const until = formatDate(invitation.expiresAt, i18n.language as Language);
          const role = t(`accounts:roles.${invitation.role}`);
          const expired = invitation.expired ? (
            <span className="font-bold text-danger"> {t('accounts:invitations.expired')}</span>
          ) : null;
          return (
            <tr key={invitation.id}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                <span className="block font-bold">{invitation.name}</span>
                <span className="block text-ink-soft">
                  <MailAddress>{invitation.email}</MailAddress>
                </span>
                <span className="block text-ink-soft md:hidden">
                  {role} · {until}
                  {expired}
                </span>
              </th>
              <td className={`${CELL} max-md:hidden`}>{role}</td>
              <td className={`${CELL} max-md:hidden`}>
                {until}
                {expired}
              </td>
              <td className={CELL}>
                <InvitationActions invitation={invitation} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function InvitationActions({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation();
  const { id, name } = invitation;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        name="intent"
        value="resend"
        variant="secondary"
        size="small"
        aria-label={t('accounts:invitations.resendFor', { name })}
      >
        {t('accounts:invitations.resend')}
      </Button>
      <Button
        type="submit"
        name="intent"
        value="revoke"
        variant="danger"
        size="small"
        aria-label={t('accounts:invitations.revokeFor', { name })}
      >
        {t('accounts:invitations.revoke')}
      </Button>
    </Form>
  );
}
