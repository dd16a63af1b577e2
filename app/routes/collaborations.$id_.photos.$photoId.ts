import type { LoaderFunctionArgs } from '@remix-run/node';
import { readPhoto } from '~/domains/collaborations/service/log.server';
import { answer } from '~/platform/http-errors.server';

/** A picture of the log, to those who may see it. Whether it is public can change, so nobody else keeps a copy. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'collaborations', async () => {
    const { id = '', photoId = '' } = args.params;
    const { bytes, mediaType } = await readPhoto(deps, principal, id, photoId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': mediaType,
        'Content-Length': String(bytes.byteLength),
        'Cache-Control': 'private, no-cache',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
