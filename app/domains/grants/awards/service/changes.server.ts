import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf, formatNumber } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import type { Budget } from '../../model/budget';
import { amountAfter, approvalReasons, type ChangeWanted, changeProblems } from '../model/change';
import { addDays, daysBetween } from '../model/dates';
import * as parts from '../repo/parts.server';
import { type AwardAccess, carryOut, requireAward } from './access.server';
import { mailAward } from './mails.server';

type Db = Kysely<Database>;

/** What a change would do: what is wrong with it, whether it needs approval and why, and what is paid at most after it. */
async function weigh(db: Db, access: AwardAccess, wanted: ChangeWanted, today: string) {
  const { row, rules, budget } = access;
  const before = { lines: budget.lines, endsOn: row.ends_on, amountYen: row.amount_yen };
  const receipts = await parts.listReceipts(db, row.id);
  const spentLines = new Set(receipts.map((one) => one.line_id));
  const problems = changeProblems(rules, before, wanted, { spentLines, today });
  const amountYen = wanted.stop ? 0 : amountAfter(rules, row.year_of_support, before, wanted);
  const changes = await parts.listChanges(db, row.id);
  const approved = { ...before, lines: approvedLines(changes) ?? budget.lines };
  return { before, problems, amountYen, why: approvalReasons(rules, approved, wanted, amountYen) };
}

/** The costs as they were last decided: small changes one after the other don't make a large one without approval. */
function approvedLines(changes: readonly parts.ChangeRow[]): ChangeWanted['lines'] | null {
  const decided = changes.filter(({ status }) => status === 'approved').at(-1);
  if (decided) return (JSON.parse(decided.wanted) as ChangeWanted).lines;
  return changes[0] ? (JSON.parse(changes[0].before) as ChangeWanted).lines : null;
}

/** The award with a change in it: budget, days and most that is paid. The report keeps its distance to the last costs. */
function withChange(access: AwardAccess, wanted: ChangeWanted, amountYen: number) {
  const { row, budget } = access;
  const moved = daysBetween(row.ends_on, wanted.endsOn);
  const changed: Budget = { ...budget, lines: wanted.lines, requestYen: amountYen };
  const interimDue = addDays(row.interim_due, Math.min(0, moved));
  const [, interim = interimDue] = [row.decided_on, interimDue].sort();
  return {
    budget: JSON.stringify(changed),
    ends_on: wanted.endsOn,
    report_due: addDays(row.report_due, moved),
    interim_due: interim,
    amount_yen: amountYen,
  };
}

/**
 * Asks for a change, for the lead. A small one is written down and holds at once; any other waits for staff, and until
 * then nothing of it holds. Throws as `requireAward`, `invalid` with the reason of the first problem.
 */
export async function askChange(
  deps: Deps,
  principal: Principal,
  id: string,
  { reason, ...wanted }: ChangeWanted & { reason: string },
): Promise<{ needsApproval: boolean }> {
  return deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'ask_change');
    const now = deps.clock.now();
    const { before, problems, amountYen, why } = await weigh(trx, access, wanted, dayOf(now));
    if (problems[0]) throw new DomainError('invalid', { reason: problems[0].code });
    const number = (await parts.listChanges(trx, id)).length + 1;
    const needsApproval = why.length > 0;
    await parts.insertChange(trx, {
      id: newId('gch'),
      award_id: id,
      number,
      status: needsApproval ? 'asked' : 'noted',
      reason,
      wanted: JSON.stringify(wanted),
      before: JSON.stringify(before),
      why: JSON.stringify(why),
      amount_yen: amountYen,
      asked_by: access.user.userId,
      asked_by_name: access.user.name,
      asked_at: now,
      answered_by_name: null,
      answered_at: null,
    });
    const step = { patch: needsApproval ? {} : withChange(access, wanted, amountYen), detail: { number } };
    await carryOut(trx, deps.clock, access, needsApproval ? 'ask_change' : 'note_change', step);
    return { needsApproval };
  });
}

async function waiting(db: Db, id: string): Promise<parts.ChangeRow> {
  const change = (await parts.listChanges(db, id)).find(({ status }) => status === 'asked');
  if (!change) throw new DomainError('conflict', { reason: 'not_now' });
  return change;
}

/** Takes back what was asked while it waits, for the lead. Throws as `requireAward`. */
export async function withdrawChange(deps: Deps, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'withdraw_change');
    const change = await waiting(trx, id);
    await settleChange(trx, deps, access, change, { status: 'withdrawn', answer: '' });
    await carryOut(trx, deps.clock, access, 'withdraw_change', { detail: { number: change.number } });
  });
}

async function settleChange(
  trx: Db,
  deps: Pick<Deps, 'clock'>,
  { user }: AwardAccess,
  { id }: parts.ChangeRow,
  patch: { status: 'withdrawn' | 'approved' | 'refused'; answer: string },
): Promise<void> {
  const by = { answered_by_name: user.name, answered_at: deps.clock.now() };
  if (!(await parts.answerChange(trx, id, { ...patch, ...by })))
    throw new DomainError('conflict', { reason: 'not_now' });
}

/**
 * Approves or refuses the change that waits, for staff, and tells the organisations. What was asked is weighed again:
 * receipts may have come since. Throws as `askChange`.
 */
export async function answerChange(
  deps: Deps,
  principal: Principal,
  id: string,
  { approve, answer }: { approve: boolean; answer: string },
): Promise<void> {
  const { access, mail, number } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, approve ? 'approve_change' : 'refuse_change');
    const change = await waiting(trx, id);
    const { number } = change;
    const wanted = JSON.parse(change.wanted) as ChangeWanted;
    await settleChange(trx, deps, access, change, { status: approve ? 'approved' : 'refused', answer });
    if (!approve) {
      await carryOut(trx, deps.clock, access, 'refuse_change', { detail: { number } });
      return { access, number, mail: 'change_refused' as const };
    }
    if (wanted.stop) {
      await carryOut(trx, deps.clock, access, 'approve_stop', {
        patch: {
          fixed_yen: 0,
          cancelled_on: dayOf(deps.clock.now()),
          cancel_reason: change.reason,
        },
        detail: { number },
      });
      return { access, number, mail: 'stop_approved' as const };
    }
    const { problems, amountYen } = await weigh(trx, access, wanted, dayOf(deps.clock.now()));
    if (problems[0]) throw new DomainError('invalid', { reason: problems[0].code });
    await carryOut(trx, deps.clock, access, 'approve_change', {
      patch: withChange(access, wanted, amountYen),
      detail: { number, amount: formatNumber(amountYen) },
    });
    return { access, number, mail: 'change_approved' as const };
  });
  await mailAward(deps, access, mail, { number });
}
