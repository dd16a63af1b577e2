import type { LoaderFunctionArgs } from '@remix-run/node';
import { fairnessFilter } from '~/domains/matching/rounds/schema';
import { fairnessCsv } from '~/domains/matching/rounds/service/fairness.server';
import { answer } from '~/platform/http-errors.server';

/** The tables of the fairness report as a CSV file. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const filter = fairnessFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return answer(args, 'matching', async () => {
    const bytes = await fairnessCsv(deps, principal, filter, language);
    return new Response(Buffer.from(bytes), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="fairness.csv"',
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
