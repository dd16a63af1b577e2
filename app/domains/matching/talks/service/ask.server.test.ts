import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeOrganisation } from '../../../../../tests/factories/organisations';
import { makeTalks, type TestTalks } from '../../../../../tests/factories/talks';
import { askOrganisation, openNewTalk } from './ask.server';
import { listAllTalks } from './staff.server';

let s: TestTalks;
beforeEach(async () => {
  s = await makeTalks();
});
afterEach(() => s.deps.db.destroy());
const open = (person: typeof s.asker, over: { to?: string; q?: string }) =>
  openNewTalk(s.deps, person, { programme: s.programme, from: '', to: '', q: '', ...over });

it('tells nobody of an organisation that is not listed, not even by its id', async () => {
  for (const status of ['draft', 'hidden'] as const) {
    const name = `架空の秘密の町内会${status}`;
    const to = await makeOrganisation(s.deps, { name, type: 'chonaikai', summary: '準備中' }, status);
    await expect(open(s.asker, { to })).rejects.toMatchObject({ code: 'not_found' });
    expect((await open(s.asker, { q: '秘密' })).found).toEqual([]);
    const staff = await openNewTalk(s.deps, s.staff, { programme: s.programme, from: s.npo, to, q: '' });
    expect(staff).toMatchObject({ to: { name }, obstacle: { reason: 'not_listed' } });
  }
});

it('leads from an entry that was merged to the one that stayed', async () => {
  const old = await makeOrganisation(s.deps, { name: '架空旧町内会', type: 'chonaikai' });
  await s.deps.db
    .updateTable('organisations')
    .set({ status: 'merged', merged_into: s.chonaikai })
    .where('id', '=', old)
    .execute();
  expect((await open(s.asker, { to: old })).to).toMatchObject({ id: s.chonaikai });
});

it.each([
  ['a reading', 'ひろせ'],
  ['katakana', 'ヒロセ'],
  ['half width', 'ﾋﾛｾ'],
  ['new kanji for old', '広瀬'],
  ['a word of what it does', '花壇'],
])('finds whom to ask by %s', async (_what, q) => {
  await makeOrganisation(s.deps, {
    name: '架空廣瀨町内会',
    kana: 'かくうひろせちょうないかい',
    type: 'chonaikai',
    summary: '花壇の手入れをします',
  });
  // Of a type that has no part in the programme.
  await makeOrganisation(s.deps, { name: '架空広瀬小学校', kana: 'ひろせ', type: 'school', summary: '花壇' });
  expect(await open(s.asker, { q })).toMatchObject({ found: [{ name: '架空廣瀨町内会' }], total: 1 });
});

it.each([
  ['みどり', 1],
  ['ﾐﾄﾞﾘ', 1],
  ['架空 あかり', 1],
  ['商事', 0],
  ['50%_', 0],
  ['%', 0],
])('staff find talks by the names of either side: %s', async (q, total) => {
  const pair = { programme: s.programme, from: s.npo, to: s.chonaikai };
  await askOrganisation(s.deps, s.asker, { ...pair, message: '一緒に', answers: {} });
  const filter = { status: 'all', programme: '', q, page: 1 } as const;
  expect((await listAllTalks(s.deps, s.staff, filter)).total).toBe(total);
});
