import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnRounds } from '~/domains/matching/rounds/actions.server';
import { getStaffOutcome } from '~/domains/matching/rounds/service/page.server';
import { getRoundForStaff } from '~/domains/matching/rounds/service/rounds.server';
import { listTrials } from '~/domains/matching/rounds/service/trials.server';
import { StaffRound } from '~/domains/matching/rounds/ui/staff-round';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.roundId ?? '';
  return answer(args, 'matching', async () => ({
    ...(await getRoundForStaff(deps, principal, id)),
    ...(await getStaffOutcome(deps, principal, id)),
    trials: await listTrials(deps, principal, id),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.roundId ?? '';
  const form = await args.request.formData();
  return answer(args, 'matching', () =>
    actOnRounds('staff', { deps, principal, id }, () => getRoundForStaff(deps, principal, id), form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.item.title }];

export default function StaffRoundRoute() {
  const data = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AdminFrame>
      <StaffRound {...data} result={result} />
    </AdminFrame>
  );
}
