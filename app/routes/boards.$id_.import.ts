import type { ActionFunctionArgs } from '@remix-run/node';
import { previewImport } from '~/domains/boards/import.server';
import { answer } from '~/platform/http-errors.server';

/** Reads a CSV file and says what it would make; the notes are made by whoever asked, so that they can be undone. */
export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'exchange', async () => {
    const bytes = new Uint8Array(await args.request.arrayBuffer());
    return Response.json(await previewImport(deps, principal, args.params.id ?? '', bytes));
  });
}
