import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, type TestDeps } from '../../../tests/factories/deps';
import { DEFAULT_OPTIONS, KARTE_FORMATS } from './model';
import { exportKarte, karteOf, seedDemoKarte } from './service.server';

let deps: TestDeps;
beforeAll(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  await seedDemoKarte(deps);
});
afterAll(() => deps.db.destroy());

const made = (format: string, language: 'ja' | 'en' | 'easy' = 'ja') =>
  exportKarte(deps, { code: '011061-09', format, options: DEFAULT_OPTIONS, language });

it('a file says what the screen says, row by row', async () => {
  const text = new TextDecoder().decode((await made('csv')).body);
  const view = await karteOf(deps, '011061-09');
  const year = view.years.find((one) => one.year === 2020);
  const lines = text.split('\r\n').filter((line) => line.startsWith('011061-09,定山渓,2020,令和2年,実績,'));
  const first = year?.table.rows[0];
  const shown = [first?.male, first?.female, first?.both].map((value) => value ?? 'X').join(',');
  expect(lines[0]).toContain(`0～4歳,${shown},架空。`);
  expect(lines.some((line) => line.includes(`総人口,${year?.table.total.male}`))).toBe(true);
});

it('every format in every language has words, and nothing CP932 can’t write', async () => {
  for (const format of KARTE_FORMATS) {
    for (const language of ['ja', 'en', 'easy'] as const) {
      const file = await made(format, language);
      expect(file.warnings).toEqual([]);
      expect(file.body.length).toBeGreaterThan(1000);
      if (format === 'csv') {
        expect(new TextDecoder().decode(file.body)).not.toMatch(/export\.|groups\.|age\.|\{\{/);
      }
    }
  }
});

it('other formats and areas are refused', async () => {
  await expect(made('pdf')).rejects.toThrow('not_found');
  const nowhere = { code: '000000', format: 'csv', options: DEFAULT_OPTIONS, language: 'ja' as const };
  await expect(exportKarte(deps, nowhere)).rejects.toThrow('not_found');
});
