import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportOrganisations } from '~/domains/organisations/service/export.server';
import { answer } from '~/platform/http-errors.server';

/** The listed organisations as open data. */
export function loader(args: LoaderFunctionArgs) {
  return answer(args, 'organisations', async () => {
    const file = await exportOrganisations(args.context.deps, args.params.format ?? '');
    return new Response(Buffer.from(file.bytes), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Disposition': `attachment; filename="${file.fileName}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
