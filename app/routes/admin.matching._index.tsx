import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { makeProgramme } from '~/domains/matching/programme-action.server';
import { listProgrammes } from '~/domains/matching/service/programmes.server';
import { ProgrammeListPage } from '~/domains/matching/ui/programmes/list-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    programmes: (await listProgrammes(deps, principal)).map(({ settings: _, ...programme }) => programme),
    year: fiscalYearOf(dayOf(deps.clock.now())),
    title: pageTitle(language, 'matching:suggestions.admin.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'matching', async () => {
    await listProgrammes(deps, principal);
    return makeProgramme(deps, principal, form);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchingProgrammesRoute() {
  const { programmes, year } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <ProgrammeListPage programmes={programmes} year={year} errors={result?.errors ?? {}} />;
}
