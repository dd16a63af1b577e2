import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { makeNoteOfPlace, readLinkedNote } from '~/domains/maps/service/notes.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';

/** What the note says that a place (`?feature`) belongs to. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const feature = new URL(args.request.url).searchParams.get('feature') ?? '';
  return answer(args, 'maps', async () =>
    json(await readLinkedNote(deps, principal, { mapId: args.params.id ?? '', feature })),
  );
}

/** Makes a note of a place (`feature`) on a board (`board`); answers `{ ok }`, a refusal with its status. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const [feature, board] = [String(form.get('feature') ?? ''), String(form.get('board') ?? '')];
  try {
    await makeNoteOfPlace(context.deps, context.principal, { mapId: params.id ?? '', feature, board });
    return json({ ok: true });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return json({ ok: false, reason: error.details.reason }, { status: HTTP_STATUS[error.code] });
  }
}
