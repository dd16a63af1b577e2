import type { LoaderFunctionArgs } from '@remix-run/node';
import { readFile } from '~/domains/boards/images.server';
import { readPhoto } from '~/domains/maps/service/photos.server';
import { answer } from '~/platform/http-errors.server';

/** An uploaded file, to those who may see its board or map. Files never change, so a browser may keep its copy. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'workshops', async () => {
    const id = args.params.id ?? '';
    const file = (await readPhoto(deps, principal, id)) ?? (await readFile(deps, principal, id));
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Length': String(file.bytes.byteLength),
        'Cache-Control': 'private, max-age=86400, immutable',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
