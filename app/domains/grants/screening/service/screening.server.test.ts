import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { searchEverything } from '~/domains/search/service.server';
import { makeAccount } from '../../../../../tests/factories/deps';
import { makeScreening, points, refused, type TestScreening } from '../../../../../tests/factories/screening';
import { requireApplication } from '../../service/access.server';
import { listSteps } from '../../service/steps.server';
import { printApplication, viewApplication } from '../../service/view.server';
import { getCasePage } from './case.server';
import { addMember, chooseChair, getCommitteePage, removeMember } from './committee.server';
import { judgeEligibility } from './judge.server';
import { getLetter } from './letters.server';
import { getMinutes } from './minutes.server';
import { getScreeningPage, listScreenings, listWaitingScreenings } from './page.server';
import { addNote, saveScore } from './scores.server';
import { openStage } from './stages.server';
import { screeningCsv } from './table.server';

let grants: TestScreening;
beforeEach(async () => {
  grants = await makeScreening();
});
afterEach(() => grants.deps.db.destroy());

const A = (): UserPrincipal => grants.members[0];
const B = (): UserPrincipal => grants.members[1];

describe('eligibility', () => {
  it('asks for more until a day; the applicant hears it, sees it and can hand in again', async () => {
    const { deps, staff, lead } = grants;
    const id = await grants.submitted();
    const ask = (moreBy: string | null) =>
      judgeEligibility(deps, staff, id, { verdict: 'more', reasons: '規約をつけてください', moreBy });
    expect(await refused(ask(null))).toBe('day_missing');
    expect(await refused(ask(grants.inDays(-1)))).toBe('day_past');
    await ask(grants.inDays(7));
    const { row } = await requireApplication(deps.db, lead, id, 'submit');
    expect(row).toMatchObject({
      status: 'more_asked',
      more_by: grants.inDays(7),
      more_text: '規約をつけてください',
    });
    expect((await deps.mailer.next()).to).toBe(lead.email);
    expect((await listSteps(deps.db, id)).at(-1)).toMatchObject({
      action: 'screening.eligibility_more',
      detail: { reasons: '規約をつけてください', day: grants.inDays(7) },
    });
  });

  it('is said by staff alone, with reasons, and can be taken back before the proposal', async () => {
    const { deps, staff, lead, outsider } = grants;
    const id = await grants.submitted();
    const no = { verdict: 'no', reasons: '対象の地域の外です', moreBy: null } as const;
    for (const who of [lead, outsider, A()]) {
      expect(await refused(judgeEligibility(deps, who, id, no))).toMatch(/forbidden|not_found/);
    }
    await judgeEligibility(deps, staff, id, no);
    expect(await getLetter(deps, lead, id)).toMatchObject({ kind: 'ineligible', reasons: no.reasons });
    expect(await refused(judgeEligibility(deps, staff, id, no))).toBe('not_now');
    await judgeEligibility(deps, staff, id, { ...no, verdict: 'again' });
    expect(await refused(getLetter(deps, lead, id))).toBe('no_letter');
    const { eligibility, verdicts } = await getCasePage(deps, staff, id);
    expect(eligibility.map((one) => one.verdict)).toEqual(['no', 'again']);
    expect(verdicts).toEqual(['yes', 'no', 'more']);
  });
});

describe('points', () => {
  it('of others are unseen until the own are in, their sum and the discussion too', async () => {
    const { deps, staff, programme } = grants;
    const id = await grants.eligible('雪の公園');
    expect(await refused(grants.give(A(), id, 5))).toBe('screening_phase');
    await grants.open();
    await grants.give(A(), id, 9, 'よく考えられています');
    await addNote(deps, A(), id, { text: '続けられそうです' });
    const blind = await getCasePage(deps, B(), id);
    expect([blind.others, blind.notes, blind.place, blind.own]).toEqual([null, null, null, null]);
    expect((await getScreeningPage(deps, B(), programme)).rows[0]).toMatchObject({ spread: null, own: null });
    expect(await refused(addNote(deps, B(), id, { text: 'x' }))).toBe('own_points_first');
    await saveScore(deps, B(), id, { points: { need: 3 }, comment: '', handIn: false });
    expect((await getCasePage(deps, B(), id)).others).toBeNull();
    expect((await getCasePage(deps, staff, id)).others?.scores.map((one) => one.name)).toEqual(['委員 一郎']);
    await grants.give(B(), id, 5);
    const seen = await getCasePage(deps, B(), id);
    expect(seen.others?.scores.map((one) => [one.name, one.total])).toEqual([
      ['委員 一郎', 36],
      ['委員 二子', 20],
    ]);
    expect(seen.others?.spread).toMatchObject({ lowest: 20, highest: 36, mean: { sum: 56, count: 2 } });
    expect(seen.notes?.map((one) => one.text)).toEqual(['続けられそうです']);
  });

  it('of others come to nobody by any way before the own are in', async () => {
    const { deps, programme } = grants;
    const id = await grants.eligible('雪の公園');
    await grants.open();
    await grants.give(A(), id, 9, 'ひみつの感想');
    await addNote(deps, A(), id, { text: 'ひみつの意見' });
    await saveScore(deps, B(), id, { points: { need: 3 }, comment: '', handIn: false });
    const told = async (who: UserPrincipal) => {
      const ways = [
        getCasePage(deps, who, id),
        getScreeningPage(deps, who, programme),
        screeningCsv(deps, who, programme, 'ja').then((bytes) => new TextDecoder().decode(bytes)),
        listScreenings(deps, who),
        viewApplication(deps, who, id),
        printApplication(deps, who, id),
        searchEverything(deps, who, '雪の公園'),
        getMinutes(deps, who, programme),
        getLetter(deps, who, id),
      ];
      const answers = await Promise.allSettled(ways);
      return JSON.stringify(answers.map((one) => (one.status === 'fulfilled' ? one.value : '')));
    };
    const blind = await told(B());
    expect(blind).toContain('雪の公園');
    for (const secret of ['ひみつ', '"total":36', '36.0', '"highest"']) expect(blind).not.toContain(secret);
    await grants.give(B(), id, 5);
    const seen = await told(B());
    for (const secret of ['ひみつの感想', 'ひみつの意見', '"total":36', '"highest"'])
      expect(seen).toContain(secret);
  });

  it('are whole, within the rubric and for all of it; changed ones keep the first beside them', async () => {
    const { deps, staff } = grants;
    const id = await grants.eligible('雪の公園');
    await grants.open();
    const save = (given: Record<string, number>) =>
      refused(saveScore(deps, A(), id, { points: given, comment: '', handIn: true }));
    expect(await save({ need: 3 })).toBe('points_missing');
    expect(await save({ ...points(1), need: 11 })).toBe('points_range');
    expect(await save({ ...points(1), yacht: 1 })).toBe('points_range');
    expect(await save(points(6))).toBe('done');
    expect(await save(points(7))).toBe('done');
    const draft = saveScore(deps, A(), id, { points: points(1), comment: '', handIn: false });
    expect(await refused(draft)).toBe('points_handed_in');
    expect((await getCasePage(deps, staff, id)).others?.scores).toMatchObject([
      { total: 28, firstTotal: 24 },
    ]);
    for (const who of [staff, grants.lead, grants.outsider]) {
      expect(await refused(grants.give(who, id, 3))).toMatch(/forbidden|not_found/);
    }
  });

  it('are begun by nobody who could read those of others: staff join before points are open or not at all', async () => {
    const { deps, staff, programme } = grants;
    const id = await grants.eligible('雪の公園');
    const join = (who: UserPrincipal) => refused(addMember(deps, staff, programme, { account: who.userId }));
    const [early, late] = [await makeAccount(deps, 'staff'), await makeAccount(deps, 'staff')];
    expect(await join(early)).toBe('done');
    await grants.open();
    await grants.give(A(), id, 9);
    expect((await getCasePage(deps, early, id)).others).toBeNull();
    expect((await getCasePage(deps, late, id)).others?.scores).toHaveLength(1);
    expect(await join(late)).toBe('saw_points');
    await removeMember(deps, staff, programme, { account: early.userId });
    expect(await join(early)).toBe('saw_points');
    const offered = (await getCommitteePage(deps, staff, programme)).accounts.map((one) => one.id);
    expect(offered).not.toContain(late.userId);
    expect(await join(await makeAccount(deps, 'member'))).toBe('done');
  });

  it('wait for whom they wait, and of removed members count no more', async () => {
    const { deps, staff, programme } = grants;
    const id = await grants.eligible('雪の公園');
    await grants.open();
    expect((await listWaitingScreenings(deps, A())).map((one) => one.toScore)).toEqual([1]);
    await grants.give(A(), id, 10);
    await grants.give(B(), id, 4);
    expect(await listWaitingScreenings(deps, A())).toEqual([]);
    const page = () => getScreeningPage(deps, staff, programme);
    expect((await page()).waiting).toEqual([{ name: '委員 三郎', missing: 1 }]);
    await removeMember(deps, staff, programme, { account: B().userId });
    expect((await page()).rows[0]?.spread).toMatchObject({ lowest: 40, highest: 40 });
    expect(await refused(getCasePage(deps, B(), id))).toBe('not_found');
  });
});

it('is there for staff and the committee alone', async () => {
  const { deps, staff, programme, lead, outsider } = grants;
  await chooseChair(deps, staff, programme, { account: A().userId });
  expect((await listScreenings(deps, A())).map((one) => one.id)).toEqual([programme]);
  expect(await listScreenings(deps, outsider)).toEqual([]);
  for (const who of [lead, outsider]) {
    expect(await refused(getScreeningPage(deps, who, programme))).toBe('not_found');
  }
  expect(await refused(addMember(deps, A(), programme, { account: outsider.userId }))).toBe('forbidden');
  const page = await getScreeningPage(deps, staff, programme);
  expect(page.members.map((one) => one.chair)).toEqual([true, false, false]);
  expect(await refused(openStage(deps, staff, programme, { scoresDue: grants.inDays(3) }))).toBe(
    'still_open',
  );
});
