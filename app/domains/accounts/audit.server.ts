import type { Kysely } from 'kysely';
import type { Clock } from '~/platform/clock';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import type { Database } from '../../../db/types';
import { PAGE_SIZE, type Principal, personId } from './model';
import { mayWithAccounts } from './policy';
import * as repo from './repo.server';
import type { AuditFilter } from './schema';

/**
 * What was decided: `<domain>.<verb>`. Its sentence is `<domain>:audit.<verb>` in the catalogues, filled with the
 * entry's details; an account role in `role`, `from` or `to` is put into words.
 */
export type AuditAction = `${string}.${string}`;
export type AuditDetails = Record<string, string | number | boolean | null>;

export interface AuditEntry {
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** Null: the system itself. */
  actorId: string | null;
  actorName: string;
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  details: AuditDetails;
}

/**
 * Writes a decision down, in the transaction that carries it out: neither is kept without the other.
 * Names are copied into the entry, so that it still reads when accounts have changed. Nothing secret belongs here.
 */
export async function recordAudit(
  db: Kysely<Database>,
  clock: Clock,
  actor: Principal | 'system',
  action: AuditAction,
  subject: { type: string; id: string },
  details: AuditDetails = {},
): Promise<void> {
  const known = actor !== 'system';
  await repo.insertAudit(db, {
    id: newId('aud'),
    at: clock.now(),
    actor_id: known ? personId(actor) : null,
    actor_name: known && actor.kind === 'user' ? actor.name : '',
    action,
    subject_type: subject.type,
    subject_id: subject.id,
    details: JSON.stringify(details),
  });
}

const DAY_MS = 86_400_000;

/** Start of a day in Japan (`YYYY-MM-DD`), which has no summer time; null for ''. */
function dayInJapan(day: string): number | null {
  return day === '' ? null : Date.parse(`${day}T00:00:00+09:00`);
}

function readDetails(json: string): AuditDetails {
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null ? (value as AuditDetails) : {};
}

/**
 * One page of the log, newest first, with the actions that can be filtered by. Staff only. `hidden`: ids of subjects this
 * person must not see, such as applications they are in a conflict of interest about.
 */
export async function listAudit(
  deps: Deps,
  principal: Principal,
  filter: AuditFilter,
  hidden: readonly string[] = [],
): Promise<{ entries: AuditEntry[]; total: number; pages: number; actions: string[] }> {
  if (!mayWithAccounts(principal, 'read-audit')) throw new DomainError('forbidden');
  const to = dayInJapan(filter.to);
  const { rows, total } = await repo.listAudit(
    deps.db,
    {
      ...filter,
      from: dayInJapan(filter.from),
      to: to === null ? null : to + DAY_MS,
    },
    hidden,
  );
  const entries = rows.map((row) => ({
    id: row.id,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action as AuditAction,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    details: readDetails(row.details),
  }));
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return { entries, total, pages, actions: await repo.listAuditActions(deps.db) };
}
