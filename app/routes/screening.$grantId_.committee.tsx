import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnScreening } from '~/domains/grants/screening/actions.server';
import { getCommitteePage } from '~/domains/grants/screening/service/committee.server';
import { CommitteePage } from '~/domains/grants/screening/ui/committee-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => ({
    page: await getCommitteePage(deps, principal, args.params.grantId ?? ''),
    title: pageTitle(language, 'screening:chooseCommittee'),
  }));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.grantId ?? '';
  const allowed = () => getCommitteePage(deps, principal, id);
  return answer(args, 'screening', () =>
    actOnScreening('committee', { deps, principal, id }, args.request, allowed),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CommitteeRoute() {
  const { page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AppShell>
      <CommitteePage page={page} answer={result} />
    </AppShell>
  );
}
