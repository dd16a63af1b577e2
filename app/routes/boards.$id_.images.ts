import { type ActionFunctionArgs, json } from '@remix-run/node';
import { requireImageRight, uploadBoardImage } from '~/domains/boards/images.server';
import { readUpload } from '~/domains/files/read-upload.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** Takes one image (field `image`); answers `{ id, width, height }`, or `{ code, reason }` with its status. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { deps, principal } = context;
  try {
    const boardId = params.id ?? '';
    await requireImageRight(deps, principal, boardId);
    return json(await uploadBoardImage(deps, principal, boardId, await readUpload(request)));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, details } = error;
    return json({ code, reason: details.reason }, { status: HTTP_STATUS[code] });
  }
}
