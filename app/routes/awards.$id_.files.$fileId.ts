import type { LoaderFunctionArgs } from '@remix-run/node';
import { readReceiptFile } from '~/domains/grants/awards/service/receipts.server';
import { answer } from '~/platform/http-errors.server';

/** The file of a receipt, to the organisations of the award and to staff. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'awards', async () => {
    const { id = '', fileId = '' } = args.params;
    const { bytes, headers } = await readReceiptFile(deps, principal, id, fileId);
    return new Response(new Uint8Array(bytes), { headers });
  });
}
