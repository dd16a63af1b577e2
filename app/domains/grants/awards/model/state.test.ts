import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AWARD_ACTIONS,
  AWARD_ROLES,
  AWARD_STATUSES,
  type AwardAction,
  type AwardMoney,
  type AwardRole,
  type AwardStatus,
  actionsOf,
  afterAction,
  balanceOf,
  dueBack,
  mayDo,
  mostToPay,
} from './state';

/** Who may do what when, written out: for each status the actions of each role. Roles not named may do nothing. */
const TABLE: Record<AwardStatus, Partial<Record<AwardRole, string>>> = {
  granted: {
    lead: 'read start give_up',
    partner: 'read',
    reader: 'read',
    staff: 'read set_dates pay void_payment cancel',
  },
  running: {
    lead: 'read note_change ask_change keep_receipts write_report submit_interim submit_final apply_next',
    partner: 'read keep_receipts write_report',
    reader: 'read',
    staff: 'read set_dates pay void_payment cancel',
  },
  change_asked: {
    lead: 'read withdraw_change keep_receipts write_report apply_next',
    partner: 'read keep_receipts write_report',
    reader: 'read',
    staff: 'read approve_change refuse_change approve_stop set_dates pay void_payment cancel',
  },
  interim: {
    lead: 'read note_change ask_change keep_receipts write_report submit_final apply_next',
    partner: 'read keep_receipts write_report',
    reader: 'read',
    staff: 'read set_dates return_interim pay void_payment cancel',
  },
  reported: {
    lead: 'read apply_next',
    partner: 'read',
    reader: 'read',
    staff: 'read return_final judge_receipt fix pay void_payment cancel',
  },
  fixed: {
    lead: 'read apply_next',
    partner: 'read',
    reader: 'read',
    staff: 'read pay take_return void_payment cancel',
  },
  paid: { lead: 'read apply_next', partner: 'read', reader: 'read', staff: 'read void_payment cancel close' },
  closed: { lead: 'read apply_next', partner: 'read', reader: 'read', staff: 'read' },
  cancelled: { lead: 'read', partner: 'read', reader: 'read', staff: 'read take_return void_payment close' },
};

const cells = AWARD_STATUSES.flatMap((status) =>
  AWARD_ACTIONS.flatMap((action) => AWARD_ROLES.map((role) => ({ status, action, role }))),
);
const wanted = ({ status, action, role }: (typeof cells)[number]) =>
  (TABLE[status][role] ?? '').split(' ').includes(action);

/** Where each action leads, by whether an interim report is in and by what money is open. */
const LEADS: Partial<
  Record<AwardAction, (before: AwardStatus, interim: boolean, open: boolean) => AwardStatus>
> = {
  start: () => 'running',
  give_up: () => 'cancelled',
  ask_change: () => 'change_asked',
  withdraw_change: (_before, interim) => (interim ? 'interim' : 'running'),
  approve_change: (_before, interim) => (interim ? 'interim' : 'running'),
  refuse_change: (_before, interim) => (interim ? 'interim' : 'running'),
  approve_stop: () => 'cancelled',
  submit_interim: () => 'interim',
  return_interim: () => 'running',
  submit_final: () => 'reported',
  return_final: (_before, interim) => (interim ? 'interim' : 'running'),
  fix: (_before, _interim, open) => (open ? 'fixed' : 'paid'),
  pay: (before, _interim, open) => (before === 'fixed' && !open ? 'paid' : before),
  take_return: (before, _interim, open) => (before === 'fixed' && !open ? 'paid' : before),
  void_payment: (before, _interim, open) =>
    before === 'fixed' || before === 'paid' ? (open ? 'fixed' : 'paid') : before,
  cancel: () => 'cancelled',
  close: () => 'closed',
};

/** Money that fits a status: fixed at 100 from there on, 0 when cancelled; `open`: not all of it has moved. */
function moneyIn(status: AwardStatus, action: AwardAction, open: boolean): AwardMoney {
  const isFixed = ['fixed', 'paid', 'closed'].includes(status) || action === 'fix';
  const fixedYen = status === 'cancelled' ? 0 : isFixed ? 100 : null;
  return { amountYen: 120, fixedYen, paidYen: (fixedYen ?? 0) + (open ? 10 : 0), returnedYen: 0 };
}

describe('who may do what when', () => {
  it('is the table, in every cell', () => {
    expect(cells).toHaveLength(AWARD_STATUSES.length * AWARD_ACTIONS.length * AWARD_ROLES.length);
    const wrong = cells.filter((cell) => mayDo(cell.status, cell.action, cell.role) !== wanted(cell));
    expect(wrong).toEqual([]);
  });

  it('leads where it should, in every cell, whatever the money', () => {
    const seen = cells.flatMap((cell) =>
      [false, true].flatMap((hasInterim) =>
        [false, true].map((open) => {
          const money = moneyIn(cell.status, cell.action, open);
          const after = afterAction({ status: cell.status, hasInterim, money }, cell.action, cell.role);
          const stopped = open && (cell.action === 'give_up' || cell.action === 'close');
          const next = LEADS[cell.action]?.(cell.status, hasInterim, open) ?? cell.status;
          return { ...cell, hasInterim, open, after, next: wanted(cell) && !stopped ? next : null };
        }),
      ),
    );
    expect(seen).toHaveLength(cells.length * 4);
    expect(seen.filter(({ after, next }) => after !== next)).toEqual([]);
  });

  it('offers what can be done, and nothing else', () => {
    for (const status of AWARD_STATUSES) {
      for (const role of AWARD_ROLES) {
        const money = moneyIn(status, 'read', false);
        const offered = actionsOf({ status, hasInterim: false, money }, role);
        expect(offered).toEqual(AWARD_ACTIONS.filter((action) => wanted({ status, action, role })));
      }
    }
  });
});

const yen = fc.integer({ min: 0, max: 2_000_000 });

describe('money of an award', () => {
  it('reconciles to the yen: fixed = paid − returned + to pay − to come back', () => {
    fc.assert(
      fc.property(yen, yen, yen, fc.nat(), (amountYen, fixedYen, paidYen, part) => {
        const money = { amountYen, fixedYen, paidYen, returnedYen: part % (paidYen + 1) };
        expect(paidYen - money.returnedYen + mostToPay(money) - dueBack(money)).toBe(fixedYen);
        expect(balanceOf(money)).toBe(mostToPay(money) - dueBack(money));
        expect(mostToPay(money) === 0 || dueBack(money) === 0).toBe(true);
      }),
    );
  });

  it('lets no more be paid in advance than was granted', () => {
    const money = { amountYen: 100, fixedYen: null, paidYen: 60, returnedYen: 0 };
    expect([mostToPay(money), dueBack(money), balanceOf(money)]).toEqual([40, 0, null]);
  });
});
