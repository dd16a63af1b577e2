import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { searchEverything } from '~/domains/search/service.server';
import { SearchPage } from '~/domains/search/ui/search-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const typed = (new URL(args.request.url).searchParams.get('q') ?? '').slice(0, 100);
  return answer(args, 'search', async () => ({
    ...(await searchEverything(deps, principal, typed)),
    typed,
    signedIn: principal.kind === 'user',
    tab: pageTitle(language, 'search:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function SearchRoute() {
  const { typed, groups, total, signedIn } = useLoaderData<typeof loader>();
  return <SearchPage typed={typed} groups={groups} total={total} signedIn={signedIn} />;
}
