import { expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { karteOf, replacePopulation, seedDemoKarte } from '~/domains/karte/service.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { readFile } from './read.server';

/** A file as e-Stat's GIS gives it, with the row of one ward and an open group from `openFrom` (theirs: 75). */
function gisFile(openFrom: number): Uint8Array {
  const codes = ['KEY_CODE', 'HYOSYO', 'CITYNAME', 'NAME', 'HTKSYORI', 'HTKSAKI', 'GASSAN'];
  const ages = Array.from({ length: openFrom / 5 }, (_, i) => `${i * 5}～${i * 5 + 4}歳`);
  const words = ['男', '女'].flatMap((sex) => [...ages, `${openFrom}歳以上`].map((age) => `${sex}${age}`));
  const rows = [
    [...codes, ...words.map((_, i) => `T001082${String(i + 1).padStart(3, '0')}`)],
    [...codes.map(() => ''), ...words],
    ['01107', '1', '札幌市西区', '', '0', '', '', ...words.map(() => '6800')],
  ];
  return new TextEncoder().encode(rows.map((cells) => cells.join(',')).join('\r\n'));
}

const ABOUT = { source: '国勢調査 小地域集計', day: '2020-10-01', townTable: null };

async function take(deps: TestDeps, openFrom: number): Promise<void> {
  const file = { bytes: gisFile(openFrom), kind: 'census' as const, options: ABOUT };
  const { content, problems } = await readFile(deps, file, () => undefined);
  expect(problems.sorted()).toEqual([]);
  if (content?.kind !== 'census') throw new Error('not read');
  const about = { kind: content.kind, source: ABOUT.source, referenceDate: ABOUT.day, fictional: false };
  const set = { ...content.set, ...about };
  await deps.db.transaction().execute((trx) => replacePopulation(trx, set, openFrom));
}

it('a ward’s file that ends at 75 and older leaves the other wards’ projection as it was', async () => {
  const deps = await createTestDeps();
  await seedDemoAreas(deps);
  await seedDemoKarte(deps);
  const others = ['011061', '011061-09'];
  await take(deps, 90);
  const before = await Promise.all(others.map((code) => karteOf(deps, code)));
  await take(deps, 75);
  for (const code of ['011002', '011070', '011070-03']) {
    const view = await karteOf(deps, code);
    expect(view.method?.openFrom).toBe(75);
    expect(view.years.at(-1)?.table.rows.at(-1)).toMatchObject({ from: 75, to: null });
  }
  for (const [i, code] of others.entries()) {
    const view = await karteOf(deps, code);
    expect(view.method?.openFrom).toBe(90);
    expect(view.years.at(-1)?.raw).toEqual(before[i]?.years.at(-1)?.raw);
    expect(view.years.find(({ year }) => year === 2020)?.table.rows.at(-1)?.from).toBe(90);
    expect(view.years.at(-1)?.table.rows.at(-1)?.from).toBe(90);
  }
  await deps.db.destroy();
});
