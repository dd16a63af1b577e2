import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AcceptInput } from '~/domains/accounts/schema';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { NameFields, NewPasswordField } from '~/domains/accounts/ui/identity-fields';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';
import type { OpenInvitation } from '../../service/invitations.server';

/** The page behind an invitation's link: join with the account one has, or make one on the way. */
export function JoinPage({
  invitation,
  account,
  path,
  result,
}: {
  invitation: OpenInvitation;
  /** Who is signed in. */
  account: { name: string; email: string } | null;
  path: string;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const { organisation, role, email, hasAccount } = invitation;
  const signIn = `/login?next=${encodeURIComponent(path)}`;
  return (
    <FormPage
      title={t('organisations:join.title')}
      intro={t('organisations:join.intro', {
        organisation: organisation.name,
        role: t(`organisations:team.roles.${role}`),
      })}
    >
      {account ? (
        <Form method="post" className="flex flex-col gap-5">
          <p>{t('organisations:join.signedIn', account)}</p>
          {account.email === email ? null : (
            <Notice kind="warn">{t('organisations:join.otherAddress', { email })}</Notice>
          )}
          <div>
            <Button type="submit" size="large">
              {t('organisations:join.accept')}
            </Button>
          </div>
        </Form>
      ) : hasAccount ? (
        <>
          <p>{t('organisations:join.hasAccount', { email })}</p>
          <div>
            <ButtonLink to={signIn} size="large">
              {t('organisations:join.signIn')}
            </ButtonLink>
          </div>
        </>
      ) : (
        <NewAccount email={email} signIn={signIn} result={result} />
      )}
    </FormPage>
  );
}

function NewAccount({
  email,
  signIn,
  result,
}: {
  email: string;
  signIn: string;
  result: SubmissionResult<string[]> | null | undefined;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<AcceptInput>('join', result);
  return (
    <>
      <p>{t('organisations:join.newAccount', { email })}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <NameFields field={field} />
        <NewPasswordField field={field('password')} account={email} />
        <div>
          <Button type="submit" size="large">
            {t('organisations:join.create')}
          </Button>
        </div>
      </Form>
      <p>{t('organisations:join.orSignIn')}</p>
      <div>
        <ButtonLink to={signIn} variant="secondary">
          {t('organisations:join.signIn')}
        </ButtonLink>
      </div>
    </>
  );
}
