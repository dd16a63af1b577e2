import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInDays } from '~/domains/collaborations/model/check-ins';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { awardSteps, refused } from '../../../../../tests/factories/award-steps';
import { makeAwards, type TestAwards } from '../../../../../tests/factories/awards';
import { addDays } from '../model/dates';
import { giveUpAward, setDates, startAward } from './begin.server';
import { tendAwards } from './due.server';
import { viewLetter } from './letters.server';
import { listAwards, listWaitingAwards } from './list.server';
import { cancelAward, closeAward, fixAward, recordPayment, voidRecord } from './money.server';
import { judgeReceipt, readReceiptFile } from './receipts.server';
import { submitReport } from './reports.server';
import { viewAward } from './view.server';

const DAY_MS = 86_400_000;
let s: TestAwards;
const { today, view, start, receipt, final, money, steps, audited, expectEverybodyTold } = awardSteps(
  () => s,
);
beforeEach(async () => {
  s = await makeAwards();
});
afterEach(() => s.deps.db.destroy());

describe('an award', () => {
  it('goes from the decision to the last payment, each step in its history and in the log', async () => {
    expect(await view()).toMatchObject({ status: 'granted', money: { amountYen: 450_000, fixedYen: null } });
    expect((await viewLetter(s.deps, s.partner, s.award, 'decision')).award).toMatchObject({
      number: 1,
      grantedYen: 450_000,
      conditions: '写真を残すこと',
    });
    await start();
    await recordPayment(s.deps, s.staff, s.award, money(200_000));
    await receipt('l1', 300_000);
    await receipt('l2', 150_001, s.partner);
    await submitReport(s.deps, s.lead, s.award, {
      kind: 'interim',
      revision: 0,
      texts: { done: '半分終わりました', next: '' },
      income: [],
    });
    await final();
    const judged = (await view()).receipts.find(({ lineId }) => lineId === 'l1')?.id ?? '';
    await judgeReceipt(s.deps, s.staff, s.award, {
      receiptId: judged,
      acceptedYen: 250_000,
      text: '一人分多い',
    });
    expect((await view()).fixing).toMatchObject({ countedYen: 400_001, fixedYen: 360_000, by: 'rules' });
    await refused(fixAward(s.deps, s.staff, s.award, { seenYen: 405_000 }), 'conflict', 'amount_changed');
    await fixAward(s.deps, s.staff, s.award, { seenYen: 360_000 });
    expect(await view()).toMatchObject({ status: 'fixed', money: { mostToPayYen: 160_000, dueBackYen: 0 } });
    await refused(recordPayment(s.deps, s.staff, s.award, money(160_001)), 'invalid', 'pays_too_much');
    await recordPayment(s.deps, s.staff, s.award, money(160_000));
    expect(await view()).toMatchObject({ status: 'paid', next: { what: 'close' } });
    await closeAward(s.deps, s.staff, s.award);
    expect(await view()).toMatchObject({ status: 'closed', next: null });
    expect((await viewLetter(s.deps, s.viewer, s.award, 'fixed')).fixing).toMatchObject({
      fixedYen: 360_000,
    });
    const done = [
      ...['granted', 'start', 'paid_in_advance', 'receipt_added', 'receipt_added', 'submit_interim'],
      ...['submit_final', 'judge_receipt', 'fix', 'paid', 'close'],
    ];
    expect((await steps()).filter((step) => !step.startsWith('grants.'))).toEqual(done);
    expect((await audited()).sort()).toEqual([...done].sort());
  });

  it('begins a collaboration of those who consented', async () => {
    const { collaborationId } = await view();
    const collaboration = await getCollaboration(s.deps, s.viewer, collaborationId);
    expect(collaboration).toMatchObject({ origin: 'grant', title: '冬の公園であそぶ' });
    expect(collaboration.partners.map(({ id, role }) => `${role} ${id}`)).toEqual([
      `lead ${s.npo}`,
      `partner ${s.chonaikai}`,
    ]);
  });

  it('is looked back on 6, 12 and 24 months after its money ends, and not at all once it is given up', async () => {
    const looks = async () => {
      const { collaborationId } = await view();
      const rows = await s.deps.db
        .selectFrom('collaboration_check_ins')
        .select(['months', 'due_on'])
        .where('collaboration_id', '=', collaborationId)
        .orderBy('months')
        .execute();
      return rows.map(({ months, due_on }) => [months, due_on]);
    };
    const { endsOn } = (await view()).dates;
    expect(await looks()).toEqual(checkInDays(endsOn).map(({ months, dueOn }) => [months, dueOn]));
    expect(await looks()).toHaveLength(3);
    await giveUpAward(s.deps, s.lead, s.award, { reason: '人が足りない' });
    expect(await looks()).toEqual([]);
  });

  it('is decided once, in whole yen, and not above what was asked', async () => {
    await refused(s.decide(s.application), 'conflict', 'already_awarded');
    const other = await s.submitted({ status: 'adopted' });
    for (const amount of [450_001, 0, -1, 1.5]) await refused(s.decide(other, amount), 'invalid', 'amount');
    const second = await s.decide(other, 1);
    expect(await viewAward(s.deps, s.lead, second)).toMatchObject({ number: 2 });
  });

  it('is there for its organisations and for staff only, and each does what is theirs', async () => {
    await refused(viewAward(s.deps, s.outsider, s.award), 'not_found');
    await refused(viewAward(s.deps, { kind: 'anonymous' }, s.award), 'unauthenticated');
    await refused(startAward(s.deps, s.partner, s.award), 'forbidden', 'not_yours');
    await refused(startAward(s.deps, s.staff, s.award), 'forbidden', 'not_yours');
    await refused(recordPayment(s.deps, s.lead, s.award, money(1)), 'forbidden', 'not_yours');
    await start();
    await refused(start(), 'conflict', 'not_now');
    await refused(receipt('l1', 1, s.viewer), 'forbidden', 'not_yours');
    await refused(receipt('l1', 1, s.outsider), 'not_found');
    await receipt('l1', 1);
    const fileId = (await view()).receipts[0]?.file.id ?? '';
    await readReceiptFile(s.deps, s.viewer, s.award, fileId);
    await refused(readReceiptFile(s.deps, s.outsider, s.award, fileId), 'not_found');
    expect((await listAwards(s.deps, s.viewer, 'open')).items).toHaveLength(1);
    expect((await listAwards(s.deps, s.outsider, 'all')).items).toHaveLength(0);
    expect((await listAwards(s.deps, s.staff, 'all')).items).toHaveLength(1);
  });

  it('is not there for staff who are in a conflict of interest about it', async () => {
    const conflict = { application_id: s.application, user_id: s.staff.userId, reason: '親類' };
    await s.deps.db
      .insertInto('grant_conflicts')
      .values({ ...conflict, set_by: 'self', created_by: s.staff.userId, created_by_name: '', created_at: 0 })
      .execute();
    expect((await listAwards(s.deps, s.staff, 'all')).items).toEqual([]);
    await refused(viewAward(s.deps, s.staff, s.award), 'not_found');
    await refused(viewLetter(s.deps, s.staff, s.award, 'decision'), 'not_found');
    await refused(recordPayment(s.deps, s.staff, s.award, money(1)), 'not_found');
    await refused(cancelAward(s.deps, s.staff, s.award, { reason: 'x' }), 'not_found');
    expect((await listAwards(s.deps, s.viewer, 'all')).items).toHaveLength(1);
  });

  it('is given up before money went out, and not afterwards', async () => {
    await recordPayment(s.deps, s.staff, s.award, money(1_000));
    await refused(giveUpAward(s.deps, s.lead, s.award, { reason: '人が足りない' }), 'conflict', 'not_now');
    const [{ id } = { id: '' }] = (await view(s.staff)).payments;
    await voidRecord(s.deps, s.staff, s.award, { paymentId: id, reason: '打ちまちがい' });
    await giveUpAward(s.deps, s.lead, s.award, { reason: '人が足りない' });
    expect(await view()).toMatchObject({ status: 'cancelled', cancelled: { reason: '人が足りない' } });
    await closeAward(s.deps, s.staff, s.award);
  });
});

describe('staff', () => {
  it('cancel with a reason, also when something waits for their answer', async () => {
    await start();
    await cancelAward(s.deps, s.staff, s.award, { reason: '条件に合わなくなった' });
    expect(await view()).toMatchObject({ status: 'cancelled', fixing: null, actions: ['read'] });
    expect((await viewLetter(s.deps, s.lead, s.award, 'cancelled')).award.cancelReason).toContain('条件');
    await refused(viewLetter(s.deps, s.lead, s.award, 'fixed'), 'not_found');
  });

  it('move dates, and reminders go out once before each of them', async () => {
    await start();
    const { dates } = await view();
    const wrong = { interimDue: dates.interimDue, reportDue: addDays(dates.endsOn, -1) };
    await refused(setDates(s.deps, s.staff, s.award, wrong), 'invalid', 'report_before_end');
    const decided = await viewLetter(s.deps, s.lead, s.award, 'decision');
    await setDates(s.deps, s.staff, s.award, {
      interimDue: addDays(today(), 10),
      reportDue: addDays(dates.endsOn, 30),
    });
    // What was decided is printed as it was decided.
    expect(await viewLetter(s.deps, s.lead, s.award, 'decision')).toEqual(decided);
    expect(decided.first).toEqual({
      endsOn: dates.endsOn,
      interimDue: dates.interimDue,
      reportDue: dates.reportDue,
    });
    s.deps.mailer.sent.length = 0;
    expect(await tendAwards(s.deps)).toEqual({ reminded: 1 });
    expect(await tendAwards(s.deps)).toEqual({ reminded: 0 });
    await expectEverybodyTold();
    s.deps.clock.advance(8 * DAY_MS);
    expect(await tendAwards(s.deps)).toEqual({ reminded: 1 });
    expect(await listWaitingAwards(s.deps, s.lead)).toMatchObject({
      waiting: [{ id: s.award, daysLeft: 2 }],
    });
    expect(await listWaitingAwards(s.deps, s.staff)).toEqual({ waiting: [], hasAny: true });
    expect(await listWaitingAwards(s.deps, s.outsider)).toEqual({ waiting: [], hasAny: false });
  });

  it('remind again where nobody could be reached', async () => {
    await start();
    await setDates(s.deps, s.staff, s.award, {
      interimDue: addDays(today(), 3),
      reportDue: addDays((await view()).dates.endsOn, 30),
    });
    const { sent } = s.deps.mailer;
    s.deps.mailer.breakDown();
    expect(await tendAwards(s.deps)).toEqual({ reminded: 0 });
    expect(await s.deps.db.selectFrom('grant_reminders').selectAll().execute()).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
  });
});
