import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPicture } from '~/domains/cases/service/pictures.server';
import { answer } from '~/platform/http-errors.server';

/** A picture of a case study, to those who may read it. No browser keeps it: when it is withdrawn it is gone at once. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'cases', async () => {
    const { id = '', fileId = '' } = args.params;
    const bytes = await readPicture(deps, principal, id, fileId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'image/webp',
        'Content-Length': String(bytes.byteLength),
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
