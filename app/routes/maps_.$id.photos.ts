import { type ActionFunctionArgs, json } from '@remix-run/node';
import { readUpload } from '~/domains/files/read-upload.server';
import { requirePhotoRight, uploadPhoto } from '~/domains/maps/service/photos.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** Takes one photo (field `image`); answers `{ id, width, height }`, or `{ code, reason }` with its status. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { deps, principal } = context;
  try {
    const mapId = params.id ?? '';
    await requirePhotoRight(deps, principal, mapId);
    return json(await uploadPhoto(deps, principal, mapId, await readUpload(request)));
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, details } = error;
    return json({ code, reason: details.reason }, { status: HTTP_STATUS[code] });
  }
}
