import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportOpenData } from '~/domains/report/open-data.server';
import { answer } from '~/platform/http-errors.server';

/** A table of what is public. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, origin } = args.context;
  const { dataset = '', format = '' } = args.params;
  return answer(args, 'report', async () => {
    const file = await exportOpenData(deps, dataset, format, origin);
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Disposition': `attachment; filename="${file.fileName}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
