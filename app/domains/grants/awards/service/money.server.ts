import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf, formatNumber } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import { type Fixing, fixAmount } from '../model/fixing';
import { dueBack, mostToPay } from '../model/state';
import * as parts from '../repo/parts.server';
import { type AwardAccess, carryOut, moneyOf, requireAward, slashed } from './access.server';
import { mailAward } from './mails.server';
import { contentOf, readReport } from './reports.server';

type Db = Kysely<Database>;

/** What the amount is, by the receipts and the income of the final report as they are now. */
export async function computeFixing(
  db: Db,
  { row, rules, budget }: Pick<AwardAccess, 'row' | 'rules' | 'budget'>,
): Promise<Fixing> {
  const receipts = await parts.listReceipts(db, row.id);
  const report = await readReport(db, row.id, 'final');
  return fixAmount({
    rules,
    year: row.year_of_support,
    amountYen: row.amount_yen,
    lines: budget.lines,
    spent: receipts.map((one) => ({
      lineId: one.line_id,
      amountYen: one.amount_yen,
      acceptedYen: one.accepted_yen,
    })),
    income: contentOf(report).income,
  });
}

/**
 * Fixes the amount, for staff; the organisations are told. `seenYen`: what the page showed, so that nothing else is
 * fixed than what was looked at. Throws as `requireAward`, `conflict` (`amount_changed`).
 */
export async function fixAward(
  deps: Deps,
  principal: Principal,
  id: string,
  { seenYen }: { seenYen: number },
): Promise<void> {
  const { access, amount } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'fix');
    const fixing = await computeFixing(trx, access);
    if (fixing.fixedYen !== seenYen) throw new DomainError('conflict', { reason: 'amount_changed' });
    await parts.changeReport(trx, await readReport(trx, id, 'final'), { status: 'accepted' });
    const amount = formatNumber(fixing.fixedYen);
    await carryOut(trx, deps.clock, access, 'fix', {
      money: { ...moneyOf(access.row), fixedYen: fixing.fixedYen },
      patch: {
        fixed_yen: fixing.fixedYen,
        fixing: JSON.stringify(fixing),
        fixed_on: dayOf(deps.clock.now()),
        fixed_by_name: access.user.name,
      },
      detail: { amount },
    });
    return { access, amount };
  });
  await mailAward(deps, access, 'fixed', { amount });
}

interface MoneyInput {
  amountYen: number;
  day: string;
  note: string;
}

async function record(
  trx: Db,
  deps: Pick<Deps, 'clock'>,
  { row, user }: AwardAccess,
  kind: parts.PaymentRow['kind'],
  input: MoneyInput,
): Promise<void> {
  if (input.day > dayOf(deps.clock.now())) throw new DomainError('invalid', { reason: 'day_in_future' });
  if (input.day < row.decided_on) throw new DomainError('invalid', { reason: 'day_before_award' });
  await parts.insertPayment(trx, {
    id: newId('gpy'),
    award_id: row.id,
    kind,
    amount_yen: input.amountYen,
    day: input.day,
    note: input.note,
    recorded_by: user.userId,
    recorded_by_name: user.name,
    recorded_at: deps.clock.now(),
    voided_at: null,
    voided_by_name: null,
  });
}

/**
 * Records what was paid, also in advance, for staff: never more than the award before it is fixed and than what was fixed
 * afterwards. Throws as `requireAward`, `invalid` (`pays_too_much`, `day_in_future`, `day_before_award`).
 */
export async function recordPayment(
  deps: Deps,
  principal: Principal,
  id: string,
  input: MoneyInput,
): Promise<void> {
  const amount = formatNumber(input.amountYen);
  const access = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'pay');
    const money = moneyOf(access.row);
    if (input.amountYen > mostToPay(money)) throw new DomainError('invalid', { reason: 'pays_too_much' });
    const isAdvance = money.fixedYen === null;
    await record(trx, deps, access, isAdvance ? 'advance' : 'balance', input);
    await carryOut(trx, deps.clock, access, 'pay', {
      money: { ...money, paidYen: money.paidYen + input.amountYen },
      step: isAdvance ? 'paid_in_advance' : 'paid',
      detail: { amount, day: slashed(input.day) },
    });
    return access;
  });
  await mailAward(deps, access, 'paid', { amount, day: input.day });
}

/** Records what came back, for staff: never more than was due back. Throws as `recordPayment` (`returns_too_much`). */
export async function recordReturn(
  deps: Deps,
  principal: Principal,
  id: string,
  input: MoneyInput,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'take_return');
    const money = moneyOf(access.row);
    if (input.amountYen > dueBack(money)) throw new DomainError('invalid', { reason: 'returns_too_much' });
    await record(trx, deps, access, 'return', input);
    await carryOut(trx, deps.clock, access, 'take_return', {
      money: { ...money, returnedYen: money.returnedYen + input.amountYen },
      step: 'returned',
      detail: { amount: formatNumber(input.amountYen), day: slashed(input.day) },
    });
  });
}

/**
 * Strikes out what was recorded by mistake, for staff; it stays readable. Throws as `requireAward`, `not_found`,
 * `invalid` (`returned_without`: more would have come back than was paid).
 */
export async function voidRecord(
  deps: Deps,
  principal: Principal,
  id: string,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'void_payment');
    const payment = (await parts.listPayments(trx, id)).find((one) => one.id === paymentId);
    if (!payment || payment.voided_at !== null) throw new DomainError('not_found');
    const before = moneyOf(access.row);
    const money =
      payment.kind === 'return'
        ? { ...before, returnedYen: before.returnedYen - payment.amount_yen }
        : { ...before, paidYen: before.paidYen - payment.amount_yen };
    if (money.returnedYen > money.paidYen) throw new DomainError('invalid', { reason: 'returned_without' });
    await parts.voidPayment(trx, id, paymentId, {
      voided_at: deps.clock.now(),
      voided_by_name: access.user.name,
      void_reason: reason,
    });
    await carryOut(trx, deps.clock, access, 'void_payment', {
      money,
      detail: { amount: formatNumber(payment.amount_yen), day: slashed(payment.day), reason },
    });
  });
}

/** Takes the decision back, for staff: what was paid comes back. The organisations are told. Throws as `requireAward`. */
export async function cancelAward(
  deps: Deps,
  principal: Principal,
  id: string,
  { reason }: { reason: string },
): Promise<void> {
  const access = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'cancel');
    const waiting = (await parts.listChanges(trx, id)).find(({ status }) => status === 'asked');
    if (waiting) {
      await parts.answerChange(trx, waiting.id, {
        status: 'refused',
        answer: reason,
        answered_by_name: access.user.name,
        answered_at: deps.clock.now(),
      });
    }
    await carryOut(trx, deps.clock, access, 'cancel', {
      patch: { fixed_yen: 0, cancelled_on: dayOf(deps.clock.now()), cancel_reason: reason },
      detail: { reason },
    });
    return access;
  });
  await mailAward(deps, access, 'cancelled');
}

/** Closes an award once all money is where it belongs, for staff. Throws as `requireAward`, `conflict` (`not_now`). */
export async function closeAward(deps: Deps, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'close');
    await carryOut(trx, deps.clock, access, 'close', { patch: { closed_on: dayOf(deps.clock.now()) } });
  });
}
