import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awardSteps, refused } from '../../../../../tests/factories/award-steps';
import { makeAwards, type TestAwards } from '../../../../../tests/factories/awards';
import { answerChange, askChange, withdrawChange } from './changes.server';
import { viewLetter } from './letters.server';
import { closeAward, recordPayment, recordReturn } from './money.server';

let s: TestAwards;
const { today, view, start, final, money, expectEverybodyTold } = awardSteps(() => s);
beforeEach(async () => {
  s = await makeAwards();
});
afterEach(() => s.deps.db.destroy());

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
    const letter = await viewLetter(s.deps, s.viewer, s.award, 'change-1');
    expect(letter).toMatchObject({
      letter: 'change',
      day: today(),
      change: { before: { amountYen: 450_000 }, amountYen: 270_000, answer: 'よいです' },
    });
    for (const name of ['change-2', 'change-0', 'change-1x', 'change']) {
      await refused(viewLetter(s.deps, s.lead, s.award, name), 'not_found');
    }
    await refused(viewLetter(s.deps, s.outsider, s.award, 'change-1'), 'not_found');
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
    for (const name of ['change-1', 'change-2']) {
      await refused(viewLetter(s.deps, s.lead, s.award, name), 'not_found');
    }
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
    await refused(viewLetter(s.deps, s.lead, s.award, 'change-1'), 'not_found');
    await refused(closeAward(s.deps, s.staff, s.award), 'conflict', 'not_now');
    await refused(recordReturn(s.deps, s.staff, s.award, money(200_001)), 'invalid', 'returns_too_much');
    await recordReturn(s.deps, s.staff, s.award, money(200_000));
    await closeAward(s.deps, s.staff, s.award);
  });
});
