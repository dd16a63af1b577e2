import type { LoaderFunctionArgs } from '@remix-run/node';
import { screeningCsv } from '~/domains/grants/screening/service/table.server';
import { answer } from '~/platform/http-errors.server';

/** The table of a screening as a CSV file. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => {
    const bytes = await screeningCsv(deps, principal, args.params.grantId ?? '', language);
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="screening.csv"',
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
