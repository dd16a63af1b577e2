import {
  type ActionFunctionArgs,
  json,
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler as memoryUploads,
  unstable_parseMultipartFormData as readMultipart,
} from '@remix-run/node';
import { uploadBoardImage } from '~/domains/boards/images.server';
import { IMAGE_LIMITS } from '~/domains/boards/policy';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** Takes one image (field `image`); answers `{ id, width, height }`, or `{ code, reason }` with its status. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { deps, principal } = context;
  try {
    const form = await readMultipart(request, memoryUploads({ maxPartSize: IMAGE_LIMITS.bytes }));
    const image = form.get('image');
    if (!(image instanceof File)) return refuse('invalid', 'image_type');
    const bytes = new Uint8Array(await image.arrayBuffer());
    return json(await uploadBoardImage(deps, principal, params.id ?? '', bytes));
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return refuse('too_large', 'image_bytes');
    if (!isDomainError(error)) throw error;
    return refuse(error.code, error.details.reason);
  }
}

function refuse(code: keyof typeof HTTP_STATUS, reason?: string) {
  return json({ code, reason }, { status: HTTP_STATUS[code] });
}
