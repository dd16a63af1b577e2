import { type ActionFunctionArgs, json } from '@remix-run/node';
import { adoptImages } from '~/domains/boards/images.server';
import { adoptedFiles } from '~/domains/boards/schema';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';

/** Copies images to this board (JSON `{ files: [id] }`); answers `{ files: { given: own } }`, or `{ code, reason }`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const asked = adoptedFiles.safeParse(await request.json().catch(() => null));
  if (!asked.success) return json({ code: 'invalid' }, { status: HTTP_STATUS.invalid });
  try {
    const { deps, principal } = context;
    return json({ files: await adoptImages(deps, principal, params.id ?? '', asked.data.files) });
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, details } = error;
    return json({ code, reason: details.reason }, { status: HTTP_STATUS[code] });
  }
}
