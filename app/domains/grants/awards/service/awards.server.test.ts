import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInDays } from '~/domains/collaborations/model/check-ins';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { makeAwards, RECEIPT_FILE, type TestAwards } from '../../../../../tests/factories/awards';
import { makeGrantProgramme, rulesOpenAt } from '../../../../../tests/factories/grants';
import { addDays } from '../model/dates';
import { giveUpAward, setDates, startAward } from './begin.server';
import { answerChange, askChange, withdrawChange } from './changes.server';
import { tendAwards } from './due.server';
import { listAwards, listWaitingAwards } from './list.server';
import { cancelAward, closeAward, fixAward, recordPayment, recordReturn, voidRecord } from './money.server';
import { applyForNextYear } from './next.server';
import { addReceipt, judgeReceipt, readReceiptFile, removeReceipt } from './receipts.server';
import { returnReport, saveReport, submitReport } from './reports.server';
import { viewAward, viewLetter } from './view.server';

const DAY_MS = 86_400_000;
let s: TestAwards;
beforeEach(async () => {
  s = await makeAwards();
});
afterEach(() => s.deps.db.destroy());

const today = () => dayOf(s.deps.clock.now());
const refused = (work: Promise<unknown>, code: string, reason?: string) =>
  expect(work).rejects.toMatchObject({ code, ...(reason ? { details: { reason } } : {}) });
const start = () => startAward(s.deps, s.lead, s.award);
const view = (by = s.lead) => viewAward(s.deps, by, s.award);
const receipt = (lineId: string, amountYen: number, by = s.lead, day = today()) =>
  addReceipt(s.deps, by, s.award, {
    lineId,
    amountYen,
    day,
    text: `費用 ${lineId}`,
    payee: '架空印刷',
    file: RECEIPT_FILE,
  });
const TEXTS = { done: '10回集まりました', result: '子どもが増えました', people: '120', next: '続けます' };
const final = async (income: number[] = []) =>
  submitReport(s.deps, s.lead, s.award, {
    kind: 'final',
    revision: (await view()).reports.final.revision,
    texts: TEXTS,
    income: income.map((amountYen, i) => ({ id: `i${i}`, text: '参加費', amountYen })),
  });
const money = (amountYen: number) => ({ amountYen, day: today(), note: '' });
const steps = async () => (await view()).steps.map(({ action }) => action.replace('awards.', ''));
const audited = async () =>
  (
    await s.deps.db.selectFrom('audit_log').select('action').where('subject_type', '=', 'award').execute()
  ).map(({ action }) => action.replace('awards.', ''));

/** One mail to each who acts for one of the two organisations, none to who only reads along. */
async function expectEverybodyTold() {
  const acting = await s.deps.db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select('u.email')
    .where('m.organisation_id', 'in', [s.npo, s.chonaikai])
    .where('m.role', '!=', 'viewer')
    .execute();
  const told = s.deps.mailer.sent.map(({ to }) => to);
  expect(told.sort()).toEqual(acting.map(({ email }) => email).sort());
  expect(told).toContain(s.partner.email);
}

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

describe('a change', () => {
  const lines = async (a: number, b: number) =>
    (await view()).lines.map(({ spentYen: _spent, ...line }) => ({
      ...line,
      amountYen: line.id === 'l1' ? a : b,
    }));
  const ask = async (a: number, b: number, content = '') =>
    askChange(s.deps, s.lead, s.award, {
      reason: '見積もりが変わった',
      lines: await lines(a, b),
      endsOn: (await view()).dates.endsOn,
      content,
      stop: false,
    });

  it('that is small holds at once; many small ones make a large one', async () => {
    await start();
    expect(await ask(340_000, 160_000)).toEqual({ needsApproval: false });
    expect(await view()).toMatchObject({ status: 'running', lines: [{ amountYen: 340_000 }, {}] });
    expect(await ask(350_000, 150_000)).toEqual({ needsApproval: true });
    expect(await view()).toMatchObject({ status: 'change_asked', lines: [{ amountYen: 340_000 }, {}] });
  });

  it('that is large holds once it is approved; the award follows what the rules pay', async () => {
    await start();
    await ask(100_000, 200_000, '回数を減らす');
    await refused(ask(100_000, 200_000), 'conflict', 'not_now');
    await refused(final(), 'conflict', 'not_now');
    await refused(answerChange(s.deps, s.lead, s.award, { approve: true, answer: '' }), 'forbidden');
    await answerChange(s.deps, s.staff, s.award, { approve: true, answer: 'よいです' });
    const after = await view();
    expect(after).toMatchObject({ status: 'running', money: { amountYen: 270_000, grantedYen: 450_000 } });
    expect(after.changes).toMatchObject([{ status: 'approved', why: ['content', 'shift', 'amount'] }]);
    await expectEverybodyTold();
  });

  it('is refused or taken back and leaves all as it was', async () => {
    await start();
    const before = await view();
    await ask(100_000, 200_000);
    await answerChange(s.deps, s.staff, s.award, { approve: false, answer: 'もう少し考えて' });
    await ask(100_000, 200_000);
    await withdrawChange(s.deps, s.lead, s.award);
    const after = await view();
    expect([after.lines, after.money, after.dates]).toEqual([before.lines, before.money, before.dates]);
    expect(after.changes.map(({ status }) => status)).toEqual(['refused', 'withdrawn']);
  });

  it('can be that all is given up: then everything that was paid comes back', async () => {
    await start();
    await recordPayment(s.deps, s.staff, s.award, money(200_000));
    await askChange(s.deps, s.lead, s.award, {
      reason: '会場がなくなった',
      lines: [],
      endsOn: '',
      content: '',
      stop: true,
    });
    await answerChange(s.deps, s.staff, s.award, { approve: true, answer: '' });
    expect(await view()).toMatchObject({ status: 'cancelled', money: { dueBackYen: 200_000 } });
    await refused(closeAward(s.deps, s.staff, s.award), 'conflict', 'not_now');
    await refused(recordReturn(s.deps, s.staff, s.award, money(200_001)), 'invalid', 'returns_too_much');
    await recordReturn(s.deps, s.staff, s.award, money(200_000));
    await closeAward(s.deps, s.staff, s.award);
  });
});

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
    await setDates(s.deps, s.staff, s.award, {
      interimDue: addDays(today(), 10),
      reportDue: addDays(dates.endsOn, 30),
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

describe('the next year', () => {
  it('begins with what is known and the next cap, once its programme is open', async () => {
    await start();
    const year = fiscalYearOf(today()) + 1;
    expect((await view()).nextYear).toMatchObject({ year: 2, capYen: 1_000_000, programme: null });
    await refused(applyForNextYear(s.deps, s.lead, s.award), 'conflict', 'next_not_open');
    const programme = await makeGrantProgramme(s.deps, {
      rules: { fiscalYear: year, capYenByYear: [2_000_000, 300_000] },
    });
    expect((await view()).nextYear).toMatchObject({ capYen: 300_000, programme: { id: programme } });
    await refused(applyForNextYear(s.deps, s.partner, s.award), 'forbidden', 'not_yours');
    const id = await applyForNextYear(s.deps, s.lead, s.award);
    const draft = await s.deps.db
      .selectFrom('grant_applications')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(draft).toMatchObject({
      programme_id: programme,
      previous_id: s.application,
      year_of_support: 2,
      is_new: 0,
      status: 'draft',
    });
    expect(JSON.parse(draft.budget)).toMatchObject({
      requestYen: 300_000,
      lines: [{ id: 'l1' }, { id: 'l2' }],
    });
    expect(Object.keys(JSON.parse(draft.texts))).toContain('plan');
    const invited = await s.deps.db
      .selectFrom('grant_partners')
      .select(['organisation_id', 'status', 'role'])
      .where('application_id', '=', id)
      .execute();
    expect(invited).toEqual([{ organisation_id: s.chonaikai, status: 'invited', role: '地域の世話役' }]);
    expect(await applyForNextYear(s.deps, s.lead, s.award)).toBe(id);
  });

  it('is not there after the last year, nor for an award that was taken back', async () => {
    await start();
    await s.deps.db.updateTable('grant_awards').set({ year_of_support: 3 }).execute();
    expect((await view()).nextYear).toBeNull();
    await refused(applyForNextYear(s.deps, s.lead, s.award), 'conflict', 'no_next_year');
    expect(rulesOpenAt(0).capYenByYear).toHaveLength(3);
  });
});
