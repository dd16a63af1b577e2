import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readCaseFilter } from '~/domains/cases/schema';
import { listOwnCases, listPublicCases } from '~/domains/cases/service/reading.server';
import { CaseListPage } from '~/domains/cases/ui/case-list';
import { listAreaChoices } from '~/domains/organisations/service.server';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const filter = readCaseFilter(new URL(args.request.url).searchParams);
  return answer(args, 'cases', async () => ({
    ...(await listPublicCases(deps, filter)),
    own: await listOwnCases(deps, principal),
    areas: await listAreaChoices(deps),
    mayWrite: principal.kind === 'user',
    filter,
    tab: pageTitle(language, 'cases:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function CasesRoute() {
  const { tab: _tab, ...page } = useLoaderData<typeof loader>();
  return <CaseListPage {...page} />;
}
