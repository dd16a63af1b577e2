import type { LoaderFunctionArgs } from '@remix-run/node';
import { readAttachment } from '~/domains/matching/talks/service/thread.server';
import { answer } from '~/platform/http-errors.server';

/** A file of a talk, to both organisations and to staff. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'talks', async () => {
    const { id = '', fileId = '' } = args.params;
    const { bytes, headers } = await readAttachment(deps, principal, id, fileId);
    return new Response(new Uint8Array(bytes), { headers });
  });
}
