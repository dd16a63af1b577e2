import type { Kysely } from 'kysely';
import type { Database } from '../../../../db/types';

/** Listed organisations of this id, or of this name as names are compared (`matchName`). */
export async function listByName(
  db: Kysely<Database>,
  { id, matchName }: { id: string | null; matchName: string },
): Promise<{ id: string; name: string }[]> {
  const query = db.selectFrom('organisations').select(['id', 'name']).where('status', '=', 'listed');
  if (id !== null) return query.where('id', '=', id).execute();
  return query.where('match_name', '=', matchName).limit(5).execute();
}
