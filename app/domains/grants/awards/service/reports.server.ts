import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { formatNumber } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import type { IncomeLine } from '../../model/budget';
import { type ReportContent, type ReportKind, reportProblems } from '../model/report';
import * as parts from '../repo/parts.server';
import { carryOut, requireAward } from './access.server';
import { mailAward } from './mails.server';

type Db = Kysely<Database>;

/** A report as it is kept; an empty draft where none was begun. */
export async function readReport(db: Db, awardId: string, kind: ReportKind): Promise<parts.ReportRow> {
  const found = (await parts.listReports(db, awardId)).find((one) => one.kind === kind);
  return (
    found ?? {
      award_id: awardId,
      kind,
      status: 'draft',
      texts: '{}',
      income: '[]',
      revision: 0,
      submitted_by_name: null,
      submitted_at: null,
      returned_text: '',
      returned_at: null,
    }
  );
}

export function contentOf(row: parts.ReportRow): ReportContent {
  return {
    texts: JSON.parse(row.texts) as ReportContent['texts'],
    income: JSON.parse(row.income) as IncomeLine[],
  };
}

interface ReportInput extends ReportContent {
  kind: ReportKind;
  /** As the writer saw it: what somebody else wrote meanwhile is not overwritten. */
  revision: number;
}

/** Throws `conflict` (`not_now`: it is handed in; `changed_meanwhile`). */
async function save(db: Db, awardId: string, input: ReportInput, extra: object = {}): Promise<void> {
  const row = await readReport(db, awardId, input.kind);
  if (row.status === 'submitted' || row.status === 'accepted')
    throw new DomainError('conflict', { reason: 'not_now' });
  if (row.revision !== input.revision) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
  const content = { texts: JSON.stringify(input.texts), income: JSON.stringify(input.income), ...extra };
  if (row.revision > 0) await parts.changeReport(db, row, content);
  else await parts.insertReport(db, { ...row, ...content, revision: 1 });
}

/** Keeps what was written so far, for lead and partners. Throws as `requireAward`, `conflict` (`changed_meanwhile`). */
export async function saveReport(
  deps: Deps,
  principal: Principal,
  id: string,
  input: ReportInput,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await requireAward(trx, principal, id, 'write_report');
    await save(trx, id, input);
  });
}

/**
 * Hands a report in, for the lead; from then on nobody changes it or its receipts unless staff return it. Throws as
 * `saveReport`, `invalid` with the reason of the first problem.
 */
export async function submitReport(
  deps: Deps,
  principal: Principal,
  id: string,
  input: ReportInput,
): Promise<void> {
  const action = input.kind === 'interim' ? 'submit_interim' : 'submit_final';
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, action);
    const receipts = await parts.listReceipts(trx, id);
    const facts = receipts.map((one) => ({ day: one.day, lineId: one.line_id }));
    const [problem] = reportProblems(input.kind, input, facts, access.row.ends_on);
    if (problem) throw new DomainError('invalid', { reason: problem });
    await save(trx, id, input, {
      status: 'submitted',
      submitted_at: deps.clock.now(),
      submitted_by_name: access.user.name,
      returned_text: '',
      returned_at: null,
    });
    const spent = receipts.reduce((sum, one) => sum + one.amount_yen, 0);
    await carryOut(trx, deps.clock, access, action, {
      patch: input.kind === 'interim' ? { has_interim: 1 } : {},
      detail: { receipts: receipts.length, amount: formatNumber(spent) },
    });
  });
}

/** Returns a report with what is to be mended, for staff; the organisations are told. Throws as `requireAward`. */
export async function returnReport(
  deps: Deps,
  principal: Principal,
  id: string,
  { kind, text }: { kind: ReportKind; text: string },
): Promise<void> {
  const action = kind === 'interim' ? 'return_interim' : 'return_final';
  const access = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, action);
    const row = await readReport(trx, id, kind);
    const returned = { status: 'returned' as const, returned_text: text, returned_at: deps.clock.now() };
    await parts.changeReport(trx, row, returned);
    await carryOut(trx, deps.clock, access, action, {
      patch: kind === 'interim' ? { has_interim: 0 } : {},
      detail: { text },
    });
    return access;
  });
  await mailAward(deps, access, kind === 'interim' ? 'interim_returned' : 'final_returned');
}
