import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportReport } from '~/domains/report/service.server';
import { answer } from '~/platform/http-errors.server';
import { parseYear } from '~/platform/wareki';

/** The yearly report as a workbook. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const year = parseYear(new URL(args.request.url).searchParams.get('year') ?? '');
  return answer(args, 'report', async () => {
    const file = await exportReport(deps, principal, year, language);
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename="${file.fileName}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
