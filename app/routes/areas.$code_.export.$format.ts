import type { LoaderFunctionArgs } from '@remix-run/node';
import { readKarteOptions } from '~/domains/karte/schema';
import { exportKarte } from '~/domains/karte/service.server';
import { answer } from '~/platform/http-errors.server';

/** The figures of a karte as a file. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, language } = args.context;
  const { code = '', format = '' } = args.params;
  return answer(args, 'karte', async () => {
    const options = readKarteOptions(new URL(args.request.url).searchParams);
    const file = await exportKarte(deps, { code, format, options, language });
    return new Response(Buffer.from(file.body), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
