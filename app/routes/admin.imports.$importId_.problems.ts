import type { LoaderFunctionArgs } from '@remix-run/node';
import { problemsCsv } from '~/domains/imports/service.server';
import { answer } from '~/platform/http-errors.server';

/** Everything that is wrong with an imported file, as a CSV file. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'imports', async () => {
    const file = await problemsCsv(deps, principal, args.params.importId ?? '', language);
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
