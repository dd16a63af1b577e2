import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANONYMOUS, type Principal } from '~/domains/accounts/model';
import { addMember } from '~/domains/grants/screening/service/committee.server';
import { declareConflict } from '~/domains/grants/screening/service/conflicts.server';
import { judgeEligibility } from '~/domains/grants/screening/service/judge.server';
import { openStage } from '~/domains/grants/screening/service/stages.server';
import { submitApplication } from '~/domains/grants/service/applications.server';
import { dayOf } from '~/platform/wareki';
import { makeAccount } from '../../../tests/factories/deps';
import { makeWriting, type TestWriting } from '../../../tests/factories/grant-writing';
import { searchEverything } from './service.server';
import { bringUpToDate } from './work.server';

const DAY_MS = 86_400_000;
let s: TestWriting;
beforeEach(async () => {
  s = await makeWriting();
});
afterEach(() => s.deps.db.destroy());

/** The store commits what was written, and it is read. */
async function index(id: string): Promise<void> {
  const row = { room: `application-${id}`, bytes: new Uint8Array([0, 0]), person: null, at: 1 };
  await s.deps.db.insertInto('room_updates').values(row).execute();
  await bringUpToDate(s.deps, { quiet: 0, longest: 0 });
}
const found = async (who: Principal, words: string) => {
  const { groups } = await searchEverything(s.deps, who, words);
  return groups.find(({ kind }) => kind === 'answers')?.hits.map(({ to }) => to) ?? [];
};

it('finds what is being written for those who apply, what was handed in for the committee too', async () => {
  const { deps, lead, partner, viewer, outsider, staff, programme } = s;
  const [judge, kept] = [await makeAccount(deps, 'member'), await makeAccount(deps, 'member')];
  for (const one of [judge, kept]) await addMember(deps, staff, programme, { account: one.userId });
  const id = await s.complete();
  await s.write(id, { plan: '雪だるまをつくる' });
  await index(id);
  const to = [`/applications/${id}`];
  for (const who of [lead, partner, viewer]) expect(await found(who, '雪')).toEqual(to);
  for (const who of [outsider, judge, kept, ANONYMOUS]) expect(await found(who, '雪')).toEqual([]);
  await s.write(id, { plan: 'かまくらをつくる' });
  await index(id);
  expect(await found(lead, '雪だるま')).toEqual([]);
  expect(await found(lead, 'カマクラ')).toEqual(to);

  await submitApplication(deps, lead, id);
  await declareConflict(deps, kept, id, { reason: '知人' });
  await judgeEligibility(deps, staff, id, { verdict: 'yes', reasons: 'そろっています', moreBy: null });
  await s.write(id, { plan: 'あとから書いたこと' });
  await index(id);
  expect(await found(judge, 'かまくら')).toEqual([]);
  deps.clock.advance(21 * DAY_MS);
  await openStage(deps, staff, programme, { scoresDue: dayOf(deps.clock.now() + 7 * DAY_MS) });
  expect(await found(judge, 'かまくら')).toEqual(to);
  for (const who of [kept, outsider]) expect(await found(who, 'かまくら')).toEqual([]);
  expect(await found(lead, 'あとから')).toEqual([]);
  await deps.db.deleteFrom('grant_applications').where('id', '=', id).execute();
  expect(await deps.db.selectFrom('search_texts').select('id').execute()).toEqual([]);
});
