import { afterEach, expect, it } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { dayOf } from '~/platform/wareki';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeGrants, type TestGrants } from '../../../../tests/factories/grants';
import { applicationRoom } from '../policy';
import { authorizeApplicationRoom } from '../service/texts.server';
import { addMember } from './service/committee.server';
import { declareConflict, setConflict } from './service/conflicts.server';
import { judgeEligibility } from './service/judge.server';
import { openStage } from './service/stages.server';
import { screeningStanding, subjectsKeptFrom } from './sight.server';

const DAY = 86_400_000;
let grants: TestGrants;
afterEach(() => grants.deps.db.destroy());

it('says who reads along, who is kept away, and keeps the latter out of rooms and lists', async () => {
  grants = await makeGrants();
  const { deps, staff, programme, lead, outsider } = grants;
  const [free, blind] = [await makeAccount(deps, 'member'), await makeAccount(deps, 'member')];
  const colleague = await makeAccount(deps, 'staff');
  for (const who of [free, blind]) await addMember(deps, staff, programme, { account: who.userId });
  const id = await grants.submitted();
  const standing = (who: UserPrincipal) => screeningStanding(deps.db, who, { id, programme_id: programme });
  expect(await standing(free)).toBe('none');
  await judgeEligibility(deps, staff, id, { verdict: 'yes', reasons: '対象', moreBy: null });
  deps.clock.advance(21 * DAY);
  await openStage(deps, staff, programme, { scoresDue: dayOf(deps.clock.now() + DAY) });
  await declareConflict(deps, blind, id, { reason: '知人' });
  await setConflict(deps, staff, id, { account: colleague.userId, reason: '親族' });
  const all = [free, blind, colleague, staff, lead, outsider];
  const expected = ['reader', 'kept_away', 'kept_away', 'none', 'kept_away', 'none'];
  expect(await Promise.all(all.map(standing))).toEqual(expected);
  const authorize = authorizeApplicationRoom(deps);
  for (const who of [blind, colleague, outsider]) {
    expect(await authorize(who, applicationRoom(id))).toMatchObject({ ok: false });
  }
  expect(await subjectsKeptFrom(deps.db, colleague)).toEqual([id]);
  expect(await subjectsKeptFrom(deps.db, staff)).toEqual([]);
});
