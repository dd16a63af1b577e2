import type { LoaderFunctionArgs } from '@remix-run/node';
import { sourceQuery } from '~/domains/visions/schema';
import { draftSources, searchSources } from '~/domains/visions/service/sources.server';
import { answer } from '~/platform/http-errors.server';

/** With `q`: what a clause may cite. Without: how it is with the sources of the draft. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  const asked = new URL(args.request.url).searchParams.get('q');
  return answer(args, 'visions', async () => {
    if (asked === null) return { states: await draftSources(deps, principal, id) };
    const query = sourceQuery.safeParse(asked);
    return { results: query.success ? await searchSources(deps, principal, id, query.data) : [] };
  });
}
