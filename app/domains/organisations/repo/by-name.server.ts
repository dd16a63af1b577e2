import type { Kysely } from 'kysely';
import type { Database } from '../../../../db/types';

/** Listed organisations of this id, or of this name as it is or as names are compared (`matchName`); at most five. */
export async function listByName(
  db: Kysely<Database>,
  { id, name, matchName }: { id: string | null; name: string; matchName: string },
): Promise<{ id: string; name: string }[]> {
  const query = db.selectFrom('organisations').select(['id', 'name']).where('status', '=', 'listed');
  if (id !== null) return query.where('id', '=', id).execute();
  return query
    .where((eb) => eb.or([eb('name', '=', name), eb('match_name', '=', matchName)]))
    .limit(5)
    .execute();
}
