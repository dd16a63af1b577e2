import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnRounds } from '~/domains/matching/rounds/actions.server';
import { DEFAULT_ROUND_SETTINGS } from '~/domains/matching/rounds/model';
import { offerNewRound } from '~/domains/matching/rounds/service/rounds.server';
import { NewRound } from '~/domains/matching/rounds/ui/new-round';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    programmes: await offerNewRound(deps, principal),
    // Drawn once for the round; whoever knows it can work the result out again.
    seed: 1 + (Math.floor(deps.clock.now()) % 1_000_000),
    title: pageTitle(language, 'matching:rounds.new'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'matching', () =>
    actOnRounds('new', { deps, principal, id: '' }, () => offerNewRound(deps, principal), form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewRoundRoute() {
  const { programmes, seed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AdminFrame>
      <NewRound programmes={programmes} settings={DEFAULT_ROUND_SETTINGS} seed={seed} result={result} />
    </AdminFrame>
  );
}
