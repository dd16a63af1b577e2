import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { actOnRuns } from '~/domains/matching/programme-action.server';
import { listRuns } from '~/domains/matching/service/runs.server';
import { RunsPage } from '~/domains/matching/ui/programmes/runs-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    ...(await listRuns(deps, principal, args.params.matchProgrammeId ?? '')),
    title: pageTitle(language, 'matching:suggestions.admin.runs.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'matching', () => actOnRuns(deps, principal, args.params.matchProgrammeId ?? '', form));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchingRunsRoute() {
  const { programme, runs, pairs, leftOut } = useLoaderData<typeof loader>();
  return <RunsPage programme={programme} runs={runs} pairs={pairs} leftOut={leftOut} />;
}
