import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLACE_FIGURES, YEAR_FIGURES } from '~/domains/karte/model';
import { seedDemoKarte } from '~/domains/karte/service.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { createTestDeps, type TestDeps } from '../../../../tests/factories/deps';
import { seedDemoAreas } from '../service.server';
import { readShownFigure } from './shown-figure.server';

const { t } = i18nFor('ja');
const WORDS = {
  label: (id: string) => t(`areas:figures.${id}`),
  unit: (id: string) => t(`areas:units.${id}`),
};

let deps: TestDeps;
beforeAll(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
});
afterAll(() => deps.db.destroy());

test('without figures nothing is offered; with them every figure is, each with words of its own', async () => {
  const read = (figure: string, year: number | null = null) => readShownFigure(deps, { figure, year }, WORDS);
  expect(await read('')).toEqual({ figures: [], years: [], figure: null });
  await seedDemoKarte(deps);
  const { figures, figure, years } = await read('');
  expect(figures.map(({ id }) => id)).toEqual([...YEAR_FIGURES, ...PLACE_FIGURES]);
  expect(new Set(figures.map(({ label }) => label)).size).toBe(figures.length);
  expect(figures.filter(({ label }) => label.includes('figures.'))).toEqual([]);
  expect(figure).toMatchObject({ id: 'old-share', year: 2020, unit: '%', digits: 1, hasYears: true });
  expect(years).toHaveLength(10);
  expect((await read('household-size', 2015)).figure).toMatchObject({
    year: 2015,
    digits: 2,
    isShare: false,
  });
  expect((await read('none')).figure).toBeNull();
});

test('places are shown of the year of their source, whatever year is asked for', async () => {
  const { figure } = await readShownFigure(deps, { figure: 'salons', year: 2040 }, WORDS);
  expect(figure).toMatchObject({
    year: 2015,
    hasYears: false,
    projected: false,
    fictional: false,
    unit: 'か所',
  });
  expect(figure?.values['011070']).toBe(131);
});
