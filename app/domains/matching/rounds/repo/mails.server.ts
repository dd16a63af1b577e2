import type { Kysely, Selectable } from 'kysely';
import type { Database, MatchRoundMailsTable } from '../../../../../db/types';

type Db = Kysely<Database>;
export type MailKind = MatchRoundMailsTable['kind'];
export type OwedMail = Selectable<MatchRoundMailsTable>;

const AT_ONCE = 500;

/** Owes a mail to organisations of a round; one of its kind that was sent before is owed anew. */
export async function oweMails(
  db: Db,
  roundId: string,
  kind: MailKind,
  organisations: readonly string[],
  now: number,
): Promise<void> {
  for (let at = 0; at < organisations.length; at += AT_ONCE) {
    const rows = organisations.slice(at, at + AT_ONCE).map((organisation_id) => ({
      round_id: roundId,
      organisation_id,
      kind,
      asked_at: now,
      sent_at: null,
    }));
    await db
      .insertInto('match_round_mails')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['round_id', 'organisation_id', 'kind'])
          .doUpdateSet({ asked_at: now, sent_at: null, tries: 0 }),
      )
      .execute();
  }
}

/** Takes back what was said or is still to be said of a kind, so that it can be owed again. */
export async function forgetMails(db: Db, roundId: string, kinds: readonly MailKind[]): Promise<void> {
  await db
    .deleteFrom('match_round_mails')
    .where('round_id', '=', roundId)
    .where('kind', 'in', kinds)
    .execute();
}

/** Mails not sent yet that were asked for since a moment and tried less often than `tries`, the oldest first. */
export async function listOwed(db: Db, since: number, tries: number): Promise<OwedMail[]> {
  return db
    .selectFrom('match_round_mails')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('asked_at', '>=', since)
    .where('tries', '<', tries)
    .orderBy('asked_at')
    .orderBy('round_id')
    .orderBy('organisation_id')
    .execute();
}

/** Forgets all mails not sent yet. */
export async function dropOwed(db: Db): Promise<void> {
  await db.deleteFrom('match_round_mails').where('sent_at', 'is', null).execute();
}

/** Marks a mail as sent before it is; false when it was already. */
export async function claimMail(db: Db, { round_id, organisation_id, kind }: OwedMail, now: number) {
  const { numUpdatedRows } = await db
    .updateTable('match_round_mails')
    .set((eb) => ({ sent_at: now, tries: eb('tries', '+', 1) }))
    .where('round_id', '=', round_id)
    .where('organisation_id', '=', organisation_id)
    .where('kind', '=', kind)
    .where('sent_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A mail that reached nobody is owed again. */
export async function returnMail(db: Db, { round_id, organisation_id, kind }: OwedMail): Promise<void> {
  await db
    .updateTable('match_round_mails')
    .set({ sent_at: null })
    .where('round_id', '=', round_id)
    .where('organisation_id', '=', organisation_id)
    .where('kind', '=', kind)
    .execute();
}

/** Entries without a confirmed list in rounds whose lists end between two moments, that were not reminded. */
export async function listToRemind(db: Db, from: number, to: number) {
  return db
    .selectFrom('match_round_entries as e')
    .innerJoin('match_rounds as r', 'r.id', 'e.round_id')
    .select(['e.round_id', 'e.organisation_id'])
    .where('r.status', '=', 'collecting')
    .where('r.lists_due', '>=', from)
    .where('r.lists_due', '<=', to)
    .where('e.confirmed_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('match_round_mails as m')
            .select('m.kind')
            .whereRef('m.round_id', '=', 'e.round_id')
            .whereRef('m.organisation_id', '=', 'e.organisation_id')
            .where('m.kind', '=', 'reminder'),
        ),
      ),
    )
    .execute();
}

/** Active accounts that speak for an organisation, with the language each chose. */
export async function listSpeakers(db: Db, organisationId: string) {
  return db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['u.email', 'u.name', 'u.locale'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.role', 'in', ['owner', 'editor'])
    .where('u.disabled_at', 'is', null)
    .orderBy('u.id')
    .execute();
}
