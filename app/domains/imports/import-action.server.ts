import { redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { cancelImport, getImport, restartImport, startApplying } from './service.server';
import { takeUpload } from './upload-action.server';

/** What the page of one import can be asked to do: take a corrected file in, apply, give up, read again. */
export async function actOnImport(deps: Deps, principal: Principal, id: string, request: Request) {
  await getImport(deps, principal, id);
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    return takeUpload(deps, principal, request);
  }
  switch ((await request.formData()).get('intent')) {
    case 'apply':
      await startApplying(deps, principal, id);
      break;
    case 'cancel':
      await cancelImport(deps, principal, id);
      break;
    case 'restart':
      await restartImport(deps, principal, id);
      break;
    default:
      throw new DomainError('invalid');
  }
  throw redirect(`/admin/imports/${id}`);
}
