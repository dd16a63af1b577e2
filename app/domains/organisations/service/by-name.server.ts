import type { Kysely } from 'kysely';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { matchName } from '../model/names';
import { listByName } from '../repo/by-name.server';

export { idsNamed } from '../repo/search.server';

/**
 * The listed organisation that somebody names in a form: by its name, however it is written, by its id, or by the address
 * of its page. Throws `invalid` (`organisation_unknown`; `organisation_many`: several are called so).
 */
export async function findByName(db: Kysely<Database>, text: string): Promise<{ id: string; name: string }> {
  const id = /org_[0-9a-zA-Z]{1,32}/.exec(text)?.[0] ?? null;
  const found = await listByName(db, { id, name: text.trim(), matchName: matchName(text) });
  const exact = found.filter(({ name }) => name === text.trim());
  const chosen = exact.length === 1 ? exact : found;
  if (chosen.length > 1) throw new DomainError('invalid', { reason: 'organisation_many' });
  if (!chosen[0]) throw new DomainError('invalid', { reason: 'organisation_unknown' });
  return chosen[0];
}
