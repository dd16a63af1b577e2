import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnRounds } from '~/domains/matching/rounds/actions.server';
import { getRoundPage } from '~/domains/matching/rounds/service/page.server';
import { RoundPageView } from '~/domains/matching/rounds/ui/round-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const organisation = new URL(args.request.url).searchParams.get('organisation');
  return answer(args, 'matching', () =>
    getRoundPage(deps, principal, args.params.roundId ?? '', organisation),
  );
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.roundId ?? '';
  const form = await args.request.formData();
  return answer(args, 'matching', () =>
    actOnRounds('own', { deps, principal, id }, () => getRoundPage(deps, principal, id, null), form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.item.title }];

export default function RoundRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <RoundPageView page={page} result={result} />;
}
