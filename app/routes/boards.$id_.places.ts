import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { listPlaces, tieNoteToPlace } from '~/domains/maps/service/notes.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';

/** Places a note of the board may point to, and what the one it points to (`?map`, `?feature`) says now. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const { searchParams } = new URL(args.request.url);
  return answer(args, 'boards', async () =>
    json(
      await listPlaces(deps, principal, {
        boardId: args.params.id ?? '',
        map: searchParams.get('map'),
        feature: searchParams.get('feature'),
      }),
    ),
  );
}

/** Ties a note (`object`) to a place (`map`, `feature`); answers `{ ok }`, a refusal with its status. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const input = { object: text('object'), mapId: text('map'), feature: text('feature') };
  try {
    await tieNoteToPlace(context.deps, context.principal, { boardId: params.id ?? '', ...input });
    return json({ ok: true });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return json({ ok: false, reason: error.details.reason }, { status: HTTP_STATUS[error.code] });
  }
}
