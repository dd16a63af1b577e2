import type { LoaderFunctionArgs } from '@remix-run/node';
import { readMapFacts } from '~/domains/maps/service/page.server';
import { answer } from '~/platform/http-errors.server';

/** What a room needs of a map besides its document, as JSON. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'maps', async () =>
    Response.json(await readMapFacts(deps, principal, args.params.id ?? ''), {
      headers: { 'Cache-Control': 'private, no-store' },
    }),
  );
}
