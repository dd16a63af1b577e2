import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportAnswers } from '~/domains/surveys/service/results.server';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'surveys', async () => {
    const { filename, body } = await exportAnswers(deps, principal, args.params.surveyId ?? '', language);
    return new Response(Buffer.from(body), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
