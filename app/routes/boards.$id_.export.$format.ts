import type { LoaderFunctionArgs } from '@remix-run/node';
import { exportBoardFile } from '~/domains/boards/export.server';
import { answer } from '~/platform/http-errors.server';

/** The board as a file; with `?check` only what the file could not take along, as JSON. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { id = '', format = '' } = args.params;
  return answer(args, 'boards', async () => {
    const file = await exportBoardFile(deps, principal, { boardId: id, format, language });
    if (new URL(args.request.url).searchParams.has('check'))
      return Response.json({ warnings: file.warnings });
    return new Response(Buffer.from(file.body), {
      headers: {
        'Content-Type': file.mediaType,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}
