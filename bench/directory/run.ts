/**
 * How long the directory takes to answer: `npm run bench:directory`. 10,000 generated organisations in a database on
 * disk; each question is asked of the service as a page does, names of areas and counts included.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAreas, seedDemoAreas } from '~/domains/areas/service.server';
import { NPO_FIELDS, ORGANISATION_TYPES, TERMS } from '~/domains/organisations/model';
import { type OrganisationFilter, organisationFilter } from '~/domains/organisations/schema';
import { insertEntry } from '~/domains/organisations/service/entries.server';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import { listDirectory } from '~/domains/organisations/service.server';
import { systemClock } from '~/platform/clock';
import { openDatabase } from '../../db/client';
import { migrateToLatest } from '../../db/migrate';
import { createTestDeps } from '../../tests/factories/deps';
import { organisationContent } from '../../tests/factories/organisations';

const ORGANISATIONS = 10_000;
const ROUNDS = 30;
const LIMIT_MS = 50;

const folder = mkdtempSync(join(tmpdir(), 'machinowa-bench-'));
const db = openDatabase(join(folder, 'machinowa.db'));
await migrateToLatest(db);
const base = await createTestDeps();
await base.db.destroy();
const deps = { ...base, db, clock: systemClock };
await seedDemoAreas(deps);
const areas = (await listAreas(deps, { kind: 'centre' })).map(({ code }) => code);

/** The same numbers in every run (mulberry32). */
let state = 20_261_128;
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let x = Math.imul(state ^ (state >>> 15), 1 | state);
  x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
  return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const some = <T>(list: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list))),
];

const WORDS: readonly (readonly [string, string])[] = [
  ['雪', 'ゆき'],
  ['公園', 'こうえん'],
  ['澤田', 'さわだ'],
  ['髙台', 'たかだい'],
  ['緑', 'みどり'],
  ['子育て', 'こそだて'],
  ['見守り', 'みまもり'],
  ['灯', 'あかり'],
  ['川', 'かわ'],
  ['音楽', 'おんがく'],
  ['朝市', 'あさいち'],
  ['花壇', 'かだん'],
];
const SENTENCE = '地域の人と力を合わせて、冬の除雪や夏の祭り、子どもの居場所づくりを続けています。';

await db.transaction().execute(async (trx) => {
  for (let i = 0; i < ORGANISATIONS; i++) {
    const [one, two] = [pick(WORDS), pick(WORDS)];
    const content = organisationContent({
      type: pick(ORGANISATION_TYPES),
      name: `架空${one[0]}${two[0]}の会${i}`,
      kana: `かくう${one[1]}${two[1]}のかい`,
      summary: `${pick(WORDS)[0]}と${pick(WORDS)[0]}の活動をしています`,
      description: SENTENCE.repeat(1 + Math.floor(random() * 6)),
      homeArea: pick(areas),
      areas: some(areas, 4),
      fields: some(NPO_FIELDS, 4),
      offers: some(TERMS, 5).map((term) => ({ id: '', term, text: `${pick(WORDS)[0]}に使えます` })),
      needs: some(TERMS, 4).map((term) => ({
        id: '',
        term,
        text: '',
        urgency: 2,
        fromDay: null,
        toDay: null,
        success: `${pick(WORDS)[0]}に人が集まる`,
      })),
    });
    await insertEntry(trx, deps.clock, 'system', content, {
      status: 'listed',
      source: 'demo',
      fictional: true,
    });
  }
});

const ask = (over: Partial<Record<keyof OrganisationFilter, unknown>>) =>
  organisationFilter.parse({
    words: '',
    type: null,
    area: null,
    field: null,
    need: null,
    offer: null,
    sort: 'kana',
    page: 1,
    ...over,
  });
const QUESTIONS: [string, OrganisationFilter][] = [
  ['all, kana order', ask({})],
  ['all, page 150', ask({ page: 150 })],
  ['all, newest first', ask({ sort: 'newest' })],
  ['雪 (one letter)', ask({ words: '雪' })],
  ['の (one letter, in every entry)', ask({ words: 'の' })],
  ['公園', ask({ words: '公園' })],
  ['こうえん', ask({ words: 'こうえん' })],
  ['沢田 (new for old kanji)', ask({ words: '沢田' })],
  ['three words', ask({ words: '雪 公園 除雪' })],
  ['nowhere', ask({ words: '鯨幕' })],
  ['ward', ask({ area: '011070' })],
  ['field, need and offer', ask({ field: 3, need: 'volunteers', offer: 'meeting_room' })],
  ['word, ward, type and need', ask({ words: '緑', area: '011029', type: 'npo', need: 'youth' })],
];

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const figures = (times: number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95) };
};

const times = new Map<string, number[]>(QUESTIONS.map(([name]) => [name, []]));
const totals = new Map<string, number>();
const profiles: number[] = [];
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, filter] of QUESTIONS) {
    const before = performance.now();
    const { total } = await listDirectory(deps, { kind: 'anonymous' }, filter);
    // The first round warms up.
    if (round > 0) times.get(name)?.push(performance.now() - before);
    totals.set(name, total);
  }
  if (round > ROUNDS - 5) {
    const before = performance.now();
    await loadProfiles(deps);
    profiles.push(performance.now() - before);
  }
}
console.log('| question | found | median ms | p95 ms |\n|---|---|---|---|');
for (const [name, all] of times) {
  const { median, p95 } = figures(all);
  console.log(`| ${name} | ${totals.get(name)} | ${median.toFixed(1)} | ${p95.toFixed(1)} |`);
}
const whole = figures([...times.values()].flat());
console.log(
  `\nall questions: median ${whole.median.toFixed(1)} ms, p95 ${whole.p95.toFixed(1)} ms (wanted: ${LIMIT_MS})`,
);
console.log(`profiles of all for matching: median ${figures(profiles).median.toFixed(0)} ms`);
await db.destroy();
rmSync(folder, { recursive: true, force: true });
