import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Database } from '../../../../db/types';

/**
 * Whether somebody sits on the committee of the application's programme and no conflict keeps them from seeing it.
 * No committee is named yet, so nobody does.
 */
export async function sitsOnCommittee(
  _db: Kysely<Database>,
  _principal: Principal,
  _application: { id: string; programme_id: string },
): Promise<boolean> {
  return false;
}
