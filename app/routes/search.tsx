import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isSearchKind } from '~/domains/search/model';
import { searchEverything } from '~/domains/search/service.server';
import { SearchPage } from '~/domains/search/ui/search-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { searchParams } = new URL(args.request.url);
  const typed = (searchParams.get('q') ?? '').slice(0, 100);
  const kind = searchParams.get('kind');
  const only = isSearchKind(kind) ? kind : null;
  return answer(args, 'search', async () => ({
    ...(await searchEverything(deps, principal, typed, only)),
    typed,
    only,
    signedIn: principal.kind === 'user',
    tab: pageTitle(language, 'search:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function SearchRoute() {
  const { tab: _, ...found } = useLoaderData<typeof loader>();
  return <SearchPage {...found} />;
}
