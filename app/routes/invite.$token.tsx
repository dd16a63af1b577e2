import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import {
  brokenLink,
  brokenLinkStatus,
  invalidForm,
  parseForm,
  refusedLinkForm,
} from '~/domains/accounts/forms.server';
import type { AccountRole } from '~/domains/accounts/model';
import { type AcceptInput, acceptSchema } from '~/domains/accounts/schema';
import { acceptInvitation, readInvitation } from '~/domains/accounts/service/invitations.server';
import { BrokenLink } from '~/domains/accounts/ui/broken-link';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { NameFields, NewPasswordField } from '~/domains/accounts/ui/identity-fields';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Notice } from '~/ui/notice';

interface Invited {
  email: string;
  name: string;
  kana: string;
  role: AccountRole;
}

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { principal } = context;
  const common = {
    title: pageTitle(context.language, 'accounts:invite.title'),
    signedInAs: principal.kind === 'user' ? principal.name : null,
  };
  try {
    const { email, name, kana, role } = await readInvitation(context.deps, params.token ?? '');
    const invited: Invited | null = { email, name, kana, role };
    return data({ ...common, broken: null, invited });
  } catch (error) {
    const broken = brokenLink(error);
    return data({ ...common, broken, invited: null }, { status: brokenLinkStatus(broken) });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), acceptSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  try {
    const { cookies } = await acceptInvitation(context.deps, params.token ?? '', submission.value);
    await context.deps.auth.endSession(request.headers.get('Cookie'));
    return redirectDocument('/home', { headers: cookieHeaders(cookies) });
  } catch (error) {
    return refusedLinkForm(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function InvitationPage() {
  const { broken, invited, signedInAs } = useLoaderData<typeof loader>();
  if (broken || !invited) return <BrokenLink why={broken ?? 'unknown'} kind="invite" />;
  return <Accept invited={invited} signedInAs={signedInAs} />;
}

function Accept({ invited, signedInAs }: { invited: Invited; signedInAs: string | null }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<AcceptInput>(
    'accept',
    useActionData<typeof action>(),
    { name: invited.name, kana: invited.kana },
  );
  const role = t(`accounts:roles.${invited.role}`);
  return (
    <FormPage
      title={t('accounts:invite.title')}
      intro={t('accounts:invite.intro', { email: invited.email, role })}
    >
      {signedInAs ? <Notice kind="warn">{t('accounts:invite.signedIn', { name: signedInAs })}</Notice> : null}
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <NameFields field={field} />
        <NewPasswordField field={field('password')} account={invited.email} />
        <div>
          <Button type="submit" size="large">
            {t('accounts:invite.submit')}
          </Button>
        </div>
      </Form>
    </FormPage>
  );
}
