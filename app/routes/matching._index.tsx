import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { suggestionQuery } from '~/domains/matching/schema';
import { viewSuggestions } from '~/domains/matching/service/suggestions.server';
import { MatchingPage } from '~/domains/matching/ui/suggestions/page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const search = Object.fromEntries(new URL(args.request.url).searchParams);
  const given = { organisation: null, programme: null, with: null, q: '', withQ: '', ...search };
  const query = suggestionQuery.parse(given);
  return answer(args, 'matching', async () => ({
    view: await viewSuggestions(deps, principal, query),
    words: { q: query.q, withQ: query.withQ },
    title: pageTitle(language, 'matching:suggestions.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchingRoute() {
  const { view, words } = useLoaderData<typeof loader>();
  return <MatchingPage view={view} words={words} />;
}
