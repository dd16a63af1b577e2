import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  type FormResult,
  invalidForm,
  parseForm,
  refusalKey,
  refusedForm,
} from '~/domains/accounts/forms.server';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import type { UserPrincipal } from '~/domains/accounts/model';
import { inviteSchema } from '~/domains/accounts/schema';
import {
  inviteAccount,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  type SentInvitation,
} from '~/domains/accounts/service/invitations.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { InvitationTable, InviteForm, SentNotice } from '~/domains/accounts/ui/invitations';
import { useErrorText } from '~/domains/accounts/ui/use-account-form';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { EmptyState, Notice } from '~/ui/notice';

/** What came of the last act on this page: one of these, never several. */
interface Outcome {
  form?: FormResult;
  sent?: SentInvitation;
  revoked?: boolean;
  problem?: string;
}

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'manage-invitations');
  const invitations = await listInvitations(args.context.deps, principal);
  return { invitations, title: pageTitle(args.context.language, 'accounts:invitations.title') };
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireAccountRight(args, 'invite');
  const form = await args.request.formData();
  if (form.get('intent') === 'invite') return invite(args, principal, form);
  const id = String(form.get('id') ?? '');
  const { deps, origin } = args.context;
  try {
    if (form.get('intent') === 'resend') {
      return data<Outcome>({ sent: await resendInvitation(deps, principal, id, origin) });
    }
    await revokeInvitation(deps, principal, id);
    return data<Outcome>({ revoked: true });
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'conflict') throw error;
    return data<Outcome>({ problem: refusalKey(error) }, { status: HTTP_STATUS.conflict });
  }
}

async function invite({ context }: ActionFunctionArgs, principal: UserPrincipal, form: FormData) {
  const submission = parseForm(form, inviteSchema);
  try {
    if (submission.status === 'success') {
      const sent = await inviteAccount(context.deps, principal, submission.value, context.origin);
      return data<Outcome>({ sent });
    }
    const { data: answer, init } = invalidForm(submission);
    return data<Outcome>({ form: answer }, init ?? {});
  } catch (error) {
    const { data: answer, init } = refusedForm(submission, error);
    return data<Outcome>({ form: answer }, init ?? {});
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function InvitationsPage() {
  const { invitations } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-10">
        <section className="flex flex-col gap-5">
          <h1 className="text-3xl">{t('accounts:invitations.title')}</h1>
          <p>{t('accounts:invitations.intro')}</p>
          {outcome?.sent ? <SentNotice sent={outcome.sent} /> : null}
          {outcome?.revoked ? (
            <Notice kind="good" live>
              {t('accounts:invitations.revoked')}
            </Notice>
          ) : null}
          {outcome?.problem ? (
            <Notice kind="bad" live>
              {errorText(outcome.problem)}
            </Notice>
          ) : null}
          <InviteForm key={outcome?.sent?.id} result={outcome?.form} />
        </section>
        <section className="flex flex-col gap-4">
          <h2 className="text-2xl">{t('accounts:invitations.openTitle')}</h2>
          {invitations.length === 0 ? (
            <EmptyState title={t('accounts:invitations.none')}>
              <p>{t('accounts:invitations.noneText')}</p>
            </EmptyState>
          ) : (
            <InvitationTable invitations={invitations} />
          )}
        </section>
      </div>
    </AdminFrame>
  );
}
