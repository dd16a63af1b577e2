import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import type { BudgetLine } from '../../model/budget';
import { SMALL_SHIFT } from '../../model/rule-set';
import { listSteps } from '../../service/steps.server';
import type { ApprovalReason, ChangeWanted } from '../model/change';
import type { Fixing } from '../model/fixing';
import { dueOf } from '../model/list';
import { actionsOf, dueBack, mostToPay } from '../model/state';
import * as parts from '../repo/parts.server';
import { type AwardAccess, datedOf, moneyOf, requireAward } from './access.server';
import { computeFixing } from './money.server';
import { nextYearOf } from './next.server';
import { contentOf, readReport } from './reports.server';

export type AwardView = Awaited<ReturnType<typeof viewAward>>;
export type ChangeView = AwardView['changes'][number];
export type ReceiptView = AwardView['receipts'][number];
export type ReportView = AwardView['reports']['final'];
export type PaymentView = AwardView['payments'][number];

/** All of an award that its page shows, for its organisations and for staff. Throws `unauthenticated`, `not_found`. */
export async function viewAward(deps: Deps, principal: Principal, id: string) {
  const access = await requireAward(deps.db, principal, id);
  const { row, rules, budget, role } = access;
  const money = moneyOf(row);
  const receipts = await parts.listReceipts(deps.db, id);
  const actions = actionsOf(access.state, role);
  return {
    id,
    title: row.title,
    number: row.number,
    fiscalYear: row.fiscal_year,
    yearOfSupport: row.year_of_support,
    programme: { id: row.programme_id, title: row.programme_title },
    applicationId: row.application_id,
    collaborationId: row.collaboration_id,
    status: row.status,
    role,
    actions,
    conditions: row.conditions,
    decidedOn: row.decided_on,
    today: dayOf(deps.clock.now()),
    dates: {
      endsOn: row.ends_on,
      interimDue: row.interim_due,
      reportDue: row.report_due,
      costsUntil: rules.costsUntil,
    },
    money: {
      ...money,
      grantedYen: row.granted_yen,
      mostToPayYen: mostToPay(money),
      dueBackYen: dueBack(money),
    },
    ...dueOf({ ...datedOf(row), money }, dayOf(deps.clock.now())),
    organisations: access.organisations,
    smallShift: rules.smallShift ?? SMALL_SHIFT,
    costs: rules.costs.map(({ key, label, eligible }) => ({ key, label, eligible })),
    lines: linesOf(budget.lines, receipts),
    receipts: receipts.map(receiptView),
    reports: {
      interim: reportView(await readReport(deps.db, id, 'interim')),
      final: reportView(await readReport(deps.db, id, 'final')),
    },
    changes: (await parts.listChanges(deps.db, id)).map(changeView),
    payments: (await parts.listPayments(deps.db, id)).map(paymentView),
    fixing: await fixingOf(deps, access),
    isFixed: row.fixing !== null && row.cancelled_on === null,
    cancelled: row.cancelled_on ? { on: row.cancelled_on, reason: row.cancel_reason } : null,
    steps: await listSteps(deps.db, row.application_id),
    nextYear: actions.includes('apply_next') ? await nextYearOf(deps, access) : null,
  };
}

/** As it was fixed; before, as it would be with the receipts so far. */
async function fixingOf(deps: Deps, access: AwardAccess): Promise<Fixing | null> {
  const { row } = access;
  if (row.cancelled_on !== null) return null;
  if (row.fixing !== null) return JSON.parse(row.fixing) as Fixing;
  return computeFixing(deps.db, access);
}

/** The budget with what was spent of each line so far. */
function linesOf(lines: readonly BudgetLine[], receipts: readonly parts.ReceiptRow[]) {
  return lines.map((line) => ({
    ...line,
    spentYen: receipts.filter((one) => one.line_id === line.id).reduce((sum, one) => sum + one.amount_yen, 0),
  }));
}

function receiptView(row: parts.ReceiptRow) {
  return {
    id: row.id,
    lineId: row.line_id,
    text: row.text,
    payee: row.payee,
    day: row.day,
    amountYen: row.amount_yen,
    file: { id: row.file_id, name: row.file_name },
    addedBy: row.added_by_name,
    acceptedYen: row.accepted_yen,
    judged: row.judged_by_name ? { by: row.judged_by_name, text: row.judged_text } : null,
  };
}

function reportView(row: parts.ReportRow) {
  return {
    kind: row.kind,
    status: row.status,
    ...contentOf(row),
    revision: row.revision,
    submitted: row.submitted_at === null ? null : { at: row.submitted_at, by: row.submitted_by_name ?? '' },
    returned: row.status === 'returned' ? row.returned_text : null,
  };
}

/** A change as its readers see it. */
export function changeView(row: parts.ChangeRow) {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    reason: row.reason,
    wanted: JSON.parse(row.wanted) as ChangeWanted,
    before: JSON.parse(row.before) as Pick<ChangeWanted, 'lines' | 'endsOn'> & { amountYen: number },
    why: JSON.parse(row.why) as ApprovalReason[],
    amountYen: row.amount_yen,
    asked: { at: row.asked_at, by: row.asked_by_name },
    answer: row.answer,
    answered: row.answered_at === null ? null : { at: row.answered_at, by: row.answered_by_name ?? '' },
  };
}

function paymentView(row: parts.PaymentRow) {
  return {
    id: row.id,
    kind: row.kind,
    amountYen: row.amount_yen,
    day: row.day,
    note: row.note,
    by: row.recorded_by_name,
    voided: row.voided_at === null ? null : { by: row.voided_by_name ?? '', reason: row.void_reason },
  };
}
