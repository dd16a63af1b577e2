import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { makeAccount } from '../../../../../tests/factories/deps';
import {
  makeScreening,
  membersOf,
  refused,
  type TestScreening,
} from '../../../../../tests/factories/screening';
import { viewLetter } from '../../awards/service/letters.server';
import { listAwards } from '../../awards/service/list.server';
import { viewAward } from '../../awards/service/view.server';
import { applicationAccess, requireApplication } from '../../service/access.server';
import { readApplicationFile } from '../../service/files.server';
import { printApplication, viewApplication } from '../../service/view.server';
import { getCasePage } from './case.server';
import { addMember } from './committee.server';
import { declareConflict, liftConflict, setConflict } from './conflicts.server';
import { decide } from './decide.server';
import { judgeEligibility } from './judge.server';
import { getLetter, listLetters } from './letters.server';
import { getMinutes, saveMinutes } from './minutes.server';
import { getScreeningPage, listScreenings } from './page.server';
import { changeProposal, writeReasons } from './proposal.server';
import { addNote } from './scores.server';
import { propose } from './stages.server';
import { screeningCsv } from './table.server';

let grants: TestScreening;
beforeEach(async () => {
  grants = await makeScreening();
});
afterEach(() => grants.deps.db.destroy());

const [A, B, C] = membersOf(() => grants);

describe('a conflict of interest', () => {
  it('declared takes application, points and files away and leaves no trace in lists', async () => {
    const { deps, staff, programme } = grants;
    const id = await grants.eligible('雪の公園');
    const other = await grants.eligible('朝市');
    await grants.open();
    await grants.give(A(), id, 10);
    await grants.give(B(), id, 2);
    await declareConflict(deps, A(), id, { reason: '理事をしています' });
    expect(await refused(getCasePage(deps, A(), id))).toBe('not_found');
    expect(await refused(grants.give(A(), id, 10))).toBe('not_found');
    expect(await refused(addNote(deps, A(), id, { text: 'x' }))).toBe('not_found');
    expect((await applicationAccess(deps.db, A(), id)).role).toBe('other');
    const page = await getScreeningPage(deps, A(), programme);
    expect(page.rows.map((one) => one.id)).toEqual([other]);
    expect(page.hidden).toBe(1);
    expect(new TextDecoder().decode(await screeningCsv(deps, A(), programme, 'ja'))).not.toContain(
      '雪の公園',
    );
    expect((await getCasePage(deps, staff, id)).others?.spread).toMatchObject({ highest: 8 });
    await liftConflict(deps, staff, id, { account: A().userId, reason: '退任していました' });
    expect((await getCasePage(deps, A(), id)).own?.isIn).toBe(true);
  });

  it('set by staff holds for colleagues, too, who then leave minutes and decision to others', async () => {
    const { deps, staff, programme } = grants;
    const id = await grants.eligible('雪の公園');
    const colleague = await makeAccount(deps, 'staff', { name: '市の同僚' });
    const input = { account: colleague.userId, reason: '家族が代表です' };
    expect(await refused(setConflict(deps, A(), id, input))).toMatch(/forbidden|screening_phase/);
    await setConflict(deps, staff, id, input);
    expect(await refused(getCasePage(deps, colleague, id))).toBe('not_found');
    expect(await refused(requireApplication(deps.db, colleague, id, 'read'))).toBe('not_found');
    expect(await refused(getMinutes(deps, colleague, programme))).toBe('screening_conflict');
    expect((await getScreeningPage(deps, colleague, programme)).rows).toEqual([]);
  });

  it('comes by itself from belonging to an organisation that applies', async () => {
    const { deps, staff, programme, partner } = grants;
    const id = await grants.eligible('雪の公園');
    await addMember(deps, staff, programme, { account: partner.userId });
    await grants.open();
    expect(await refused(getCasePage(deps, partner, id))).toBe('not_found');
    expect(await refused(grants.give(partner, id, 10))).toBe('not_found');
    expect((await applicationAccess(deps.db, partner, id)).role).toBe('partner');
    const { conflicts, others } = await getCasePage(deps, staff, id);
    expect(conflicts).toMatchObject([{ userId: partner.userId, setBy: 'organisation' }]);
    expect(others?.waiting).not.toContain(partner.name);
  });
});

it('keeps who is in a conflict away from every way to an application, before and after the decision', async () => {
  const { deps, staff, programme } = grants;
  const id = await grants.eligible('雪の公園');
  const other = await grants.eligible('朝市');
  const colleague = await makeAccount(deps, 'staff', { name: '市の同僚' });
  await grants.open();
  for (const one of [id, other]) for (const who of [B(), C()]) await grants.give(who, one, 8);
  await declareConflict(deps, A(), id, { reason: '理事をしています' });
  await setConflict(deps, staff, id, { account: colleague.userId, reason: '家族が代表です' });
  await grants.give(A(), other, 8);
  await propose(deps, staff, programme, { missingToo: false, passes: null });
  const away = async (who: UserPrincipal) => {
    const ways = [
      getCasePage(deps, who, id),
      viewApplication(deps, who, id),
      printApplication(deps, who, id),
      readApplicationFile(deps, who, id, 'fil_1'),
      getLetter(deps, who, id),
      judgeEligibility(deps, who, id, { verdict: 'no', reasons: 'x', moreBy: null }),
      grants.give(who, id, 1),
      addNote(deps, who, id, { text: 'x' }),
      changeProposal(deps, who, id, { chosen: false, amountYen: null, reason: 'x' }),
      writeReasons(deps, who, id, { reasons: 'x', conditions: '' }),
    ];
    expect(await Promise.all(ways.map(refused))).toEqual(ways.map(() => 'not_found'));
    const page = await getScreeningPage(deps, who, programme);
    const table = new TextDecoder().decode(await screeningCsv(deps, who, programme, 'ja'));
    const lists = [JSON.stringify(page), table, JSON.stringify(await listScreenings(deps, who))];
    for (const text of lists) expect(text).not.toContain('雪の公園');
    expect([page.hidden, (await listScreenings(deps, who))[0]?.applications]).toEqual([1, 1]);
  };
  for (const who of [A(), colleague]) await away(who);
  const all = { reasons: 'よい計画です', conditions: '' };
  for (const one of [id, other]) await writeReasons(deps, staff, one, all);
  expect(await refused(saveMinutes(deps, colleague, programme, { text: 'x', revision: 0 }))).toBe(
    'screening_conflict',
  );
  expect(await refused(decide(deps, colleague, programme))).toBe('screening_conflict');
  await decide(deps, staff, programme);
  for (const who of [A(), colleague]) await away(who);
  const titles = (letters: { title: string }[]) => letters.map(({ title }) => title).sort();
  expect(titles((await listLetters(deps, colleague, programme)).letters)).toEqual(['朝市']);
  expect(titles((await listLetters(deps, staff, programme)).letters)).toHaveLength(2);
  expect((await listAwards(deps, colleague, 'all')).items.map(({ title }) => title)).toEqual(['朝市']);
  const award =
    (await listAwards(deps, staff, 'all')).items.find(({ title }) => title === '雪の公園')?.id ?? '';
  for (const who of [A(), colleague]) {
    expect(await refused(viewAward(deps, who, award))).toBe('not_found');
    expect(await refused(viewLetter(deps, who, award, 'decision'))).toBe('not_found');
  }
});
