import { type Kysely, sql } from 'kysely';
import type { Database, SearchTextKind } from '../../../../db/types';

export interface FoundText {
  id: number;
  kind: SearchTextKind;
  document: string;
  object: string;
  part: string;
  text: string;
  version: number;
}

/**
 * Texts that an expression of `insideExpression` finds, those written last first, at most `limit`. Another database needs
 * another body of this function and of `writeTexts`.
 */
export async function findTexts(
  db: Kysely<Database>,
  expression: string,
  limit: number,
): Promise<FoundText[]> {
  return db
    .selectFrom('search_words as w')
    .innerJoin('search_texts as t', 't.id', 'w.rowid')
    .select(['t.id', 't.kind', 't.document', 't.object', 't.part', 't.text', 't.version'])
    .where(sql<boolean>`search_words match ${expression}`)
    .orderBy('w.rowid', 'desc')
    .limit(limit)
    .execute();
}
