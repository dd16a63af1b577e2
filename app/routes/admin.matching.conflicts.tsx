import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnRounds } from '~/domains/matching/rounds/actions.server';
import { listConflicts } from '~/domains/matching/rounds/service/conflicts.server';
import { Conflicts } from '~/domains/matching/rounds/ui/conflicts';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    ...(await listConflicts(deps, principal)),
    title: pageTitle(language, 'matching:rounds.conflicts'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'matching', () =>
    actOnRounds('conflicts', { deps, principal, id: '' }, () => listConflicts(deps, principal), form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ConflictsRoute() {
  const { conflicts, names } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AdminFrame>
      <Conflicts conflicts={conflicts} names={names} result={result} />
    </AdminFrame>
  );
}
