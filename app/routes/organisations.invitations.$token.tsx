import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import {
  brokenLink,
  brokenLinkStatus,
  invalidForm,
  parseForm,
  refusedLinkForm,
} from '~/domains/accounts/forms.server';
import { acceptSchema } from '~/domains/accounts/schema';
import { BrokenLink } from '~/domains/accounts/ui/broken-link';
import {
  acceptMemberInvitation,
  joinWithNewAccount,
  readMemberInvitation,
} from '~/domains/organisations/service/invitations.server';
import { JoinPage } from '~/domains/organisations/ui/people/join-page';
import { pageTitle } from '~/platform/i18n/page-title.server';

export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const { principal, language, deps } = context;
  const common = {
    title: pageTitle(language, 'organisations:join.title'),
    account: principal.kind === 'user' ? { name: principal.name, email: principal.email } : null,
    path: new URL(request.url).pathname,
  };
  try {
    const invitation = await readMemberInvitation(deps, params.token ?? '');
    return data({ ...common, broken: null, invitation });
  } catch (error) {
    const broken = brokenLink(error);
    return data({ ...common, broken, invitation: null }, { status: brokenLinkStatus(broken) });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { deps, principal } = context;
  const token = params.token ?? '';
  const submission = parseForm(await request.formData(), acceptSchema);
  try {
    if (principal.kind === 'user') {
      const { organisationId } = await acceptMemberInvitation(deps, principal, token);
      return redirect(`/organisations/${organisationId}`);
    }
    if (submission.status !== 'success') return invalidForm(submission);
    const { organisationId, cookies } = await joinWithNewAccount(deps, token, submission.value);
    return redirectDocument(`/organisations/${organisationId}`, { headers: cookieHeaders(cookies) });
  } catch (error) {
    return refusedLinkForm(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function JoinRoute() {
  const { broken, invitation, account, path } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (broken || !invitation) return <BrokenLink why={broken ?? 'unknown'} kind="invite" />;
  return <JoinPage invitation={invitation} account={account} path={path} result={result} />;
}
