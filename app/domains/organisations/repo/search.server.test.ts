import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import type { OrganisationQuery } from '../model';
import { searchOrganisations } from './search.server';

let deps: TestDeps;
const ids: Record<string, string> = {};
beforeAll(async () => {
  deps = await createTestDeps();
  const make = async (key: string, over: Parameters<typeof makeOrganisation>[1]) => {
    ids[key] = await makeOrganisation(deps, over);
  };
  await make('snow', {
    name: '特定非営利活動法人 雪あかり',
    kana: 'ゆきあかり',
    summary: '冬の公園で除雪をします',
  });
  await make('park', { name: 'パーク・クラブ澤田', kana: 'ﾊﾟｰｸｸﾗﾌﾞ ｻﾜﾀﾞ', nameEn: 'Park Club' });
  await make('wide', { name: '廣瀨町内会', kana: 'ひろせちょうないかい', type: 'chonaikai' });
  await make('tools', {
    name: '東商店街',
    type: 'shopping_street',
    offers: [{ id: '', term: 'snow_tools', text: '' }],
  });
});
afterAll(async () => deps.db.destroy());

const ALL: OrganisationQuery = {
  words: '',
  type: null,
  areas: null,
  field: null,
  need: null,
  offer: null,
  sort: 'kana',
  page: 1,
};

async function found(words: string, over: Partial<OrganisationQuery> = {}): Promise<string[]> {
  const { rows, total } = await searchOrganisations(deps.db, {
    ...ALL,
    words,
    ...over,
    statuses: ['listed'],
  });
  expect(total).toBe(rows.length);
  return rows.map(({ id }) => Object.keys(ids).find((key) => ids[key] === id) ?? id).sort();
}

it.each([
  ['one kanji', '雪', ['snow', 'tools']],
  ['two kanji', '公園', ['snow']],
  ['the last letter', '街', ['tools']],
  ['a reading', 'ゆき', ['snow']],
  ['katakana for hiragana', 'ユキアカリ', ['snow']],
  ['half width', 'ﾕｷ', ['snow']],
  ['a reading without voicing and long vowels', 'はあくくらふ', ['park']],
  ['a name in katakana, in hiragana', 'くらぶ', ['park']],
  ['new kanji for old', '広瀬', ['wide']],
  ['old kanji for old', '廣瀨', ['wide']],
  ['old kanji for new in the middle of a word', '沢田', ['park']],
  ['full-width latin', 'ｐａｒｋ', ['park']],
  ['a word of an offer', '除雪の道具', ['tools']],
  ['several words: all of them', '除雪　公園', ['snow']],
  ['several words that are nowhere together', '雪 廣瀨', []],
  ['letters in another order', '園公', []],
  ['nothing', '', ['park', 'snow', 'tools', 'wide']],
  ['only marks', '"*:^', []],
  ['marks around words', '"雪*" OR (公園)', []],
])('finds %s', async (_name, words, expected) => {
  expect(await found(words)).toEqual(expected);
});

it('filters by type and offer', async () => {
  expect(await found('', { type: 'chonaikai' })).toEqual(['wide']);
  expect(await found('雪', { offer: 'snow_tools' })).toEqual(['tools']);
});

it('never fails on what somebody types', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'"*:^()-+{}雪公 　NEAR AND OR NOT ﾞ゛\u0000'), maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (words) => {
      await found(words);
    }),
    { numRuns: 300 },
  );
});

it('finds every part of a name, however it is written', async () => {
  const name = '髙橋ふるさと廣場の会ネットワーク';
  ids.whole = await makeOrganisation(deps, { name });
  const letters = [...name];
  const part = fc
    .tuple(fc.nat(letters.length - 1), fc.integer({ min: 1, max: letters.length }))
    .map(([from, length]) => letters.slice(from, from + length).join(''));
  const written = part.map((text) => text.replace('髙', '高').replace('廣', '広'));
  await fc.assert(
    fc.asyncProperty(fc.oneof(part, written), async (words) => {
      expect(await found(words)).toContain('whole');
    }),
    { numRuns: 200 },
  );
});
