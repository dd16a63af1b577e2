import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awardSteps, refused } from '../../../../../tests/factories/award-steps';
import { makeAwards, type TestAwards } from '../../../../../tests/factories/awards';
import { addDays } from '../model/dates';
import { fixAward, recordPayment, recordReturn, voidRecord } from './money.server';
import { addReceipt, removeReceipt } from './receipts.server';
import { returnReport, saveReport } from './reports.server';

const TEXTS = { done: '10回集まりました', result: '子どもが増えました', people: '120', next: '続けます' };
let s: TestAwards;
const { today, view, start, receipt, final, money } = awardSteps(() => s);
beforeEach(async () => {
  s = await makeAwards();
});
afterEach(() => s.deps.db.destroy());

describe('a report', () => {
  beforeEach(start);

  it('counts costs with a receipt, in the year, up to the last day, and not from the future', async () => {
    const { endsOn } = (await view()).dates;
    await refused(receipt('l1', 1, s.lead, addDays(endsOn, 1)), 'invalid', 'receipt_too_late');
    await refused(receipt('l1', 1, s.lead, addDays(today(), 1)), 'invalid', 'receipt_in_future');
    await refused(receipt('none', 1), 'invalid', 'unknown_line');
    await refused(receipt('l1', 1, s.lead, '2020-01-01'), 'invalid', 'receipt_too_early');
    const facts = { lineId: 'l1', amountYen: 1, day: today(), text: 'x', payee: 'y' };
    await refused(addReceipt(s.deps, s.lead, s.award, { ...facts, file: null }), 'invalid', 'receipt_file');
    const fake = { name: 'a.pdf', bytes: new TextEncoder().encode('<html>') };
    await refused(addReceipt(s.deps, s.lead, s.award, { ...facts, file: fake }), 'unsupported', 'file_type');
    expect((await view()).receipts).toEqual([]);
  });

  it('is whole before it is handed in, and then closed until staff return it', async () => {
    await refused(final(), 'invalid', 'no_receipts');
    await receipt('l1', 100_000);
    await final();
    await refused(receipt('l1', 1), 'conflict', 'not_now');
    const id = (await view()).receipts[0]?.id ?? '';
    await refused(removeReceipt(s.deps, s.lead, s.award, id), 'conflict', 'not_now');
    const again = { kind: 'final' as const, revision: 1, texts: TEXTS, income: [] };
    await refused(saveReport(s.deps, s.lead, s.award, again), 'conflict', 'not_now');
    await returnReport(s.deps, s.staff, s.award, { kind: 'final', text: '領収書が足りません' });
    expect((await view()).reports.final).toMatchObject({ returned: '領収書が足りません', texts: TEXTS });
    await receipt('l2', 50_000);
    await final();
    await fixAward(s.deps, s.staff, s.award, { seenYen: 135_000 });
    await refused(
      returnReport(s.deps, s.staff, s.award, { kind: 'final', text: 'x' }),
      'conflict',
      'not_now',
    );
  });

  it('is not overwritten by somebody who read it before another wrote', async () => {
    const draft = { kind: 'final' as const, revision: 0, texts: TEXTS, income: [] };
    await saveReport(s.deps, s.lead, s.award, draft);
    await refused(saveReport(s.deps, s.partner, s.award, draft), 'conflict', 'changed_meanwhile');
    await saveReport(s.deps, s.partner, s.award, { ...draft, revision: 1 });
  });

  it('of less than was paid in advance leads to a return, to the yen', async () => {
    await recordPayment(s.deps, s.staff, s.award, money(450_000));
    await receipt('l1', 111_111);
    await final([50_000]);
    // 90 % of 111,111 is 99,999; what others left uncovered is 61,111.
    await fixAward(s.deps, s.staff, s.award, { seenYen: 61_111 });
    expect(await view()).toMatchObject({
      status: 'fixed',
      next: { what: 'give_back' },
      money: { dueBackYen: 388_889, mostToPayYen: 0 },
    });
    await recordReturn(s.deps, s.staff, s.award, money(300_000));
    await recordReturn(s.deps, s.staff, s.award, money(88_889));
    expect((await view()).status).toBe('paid');
    const wrong = (await view()).payments.find(({ amountYen }) => amountYen === 88_889)?.id ?? '';
    await voidRecord(s.deps, s.staff, s.award, { paymentId: wrong, reason: '別の団体の分' });
    expect(await view()).toMatchObject({ status: 'fixed', money: { dueBackYen: 88_889 } });
  });
});
