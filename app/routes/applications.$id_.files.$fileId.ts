import type { LoaderFunctionArgs } from '@remix-run/node';
import { readApplicationFile } from '~/domains/grants/service/files.server';
import { answer } from '~/platform/http-errors.server';

/** A file of an application, to those who may see it. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', async () => {
    const { id = '', fileId = '' } = args.params;
    const { bytes, headers } = await readApplicationFile(deps, principal, id, fileId);
    return new Response(new Uint8Array(bytes), { headers });
  });
}
