import type { Deps } from '~/platform/deps.server';
import salons from '../../../db/seeds/salons-by-ward.json';
import published from '../../../db/seeds/ward-projection.json';
import { demoFacilities } from './demo/facilities';
import { demoPopulation } from './demo/population';
import { SALON_KINDS } from './model';
import { replaceFacilities } from './repo/places.server';
import { replacePopulation } from './repo/population.server';
import { replaceProjection, replaceSalons } from './repo/published.server';
import { hasSets } from './repo/sets.server';

/** Published tables of the demo as they are cited. */
const PROJECTION = {
  source: '国立社会保障・人口問題研究所「日本の地域別将来推計人口（平成25年3月推計）」',
  referenceDate: '2013-03-27',
  fictional: false,
};
const SALONS = {
  source: '札幌市 サロン設置数（平成26年度末）',
  referenceDate: '2015-03-31',
  fictional: false,
};

/**
 * Fills a database without figures: made-up counts and facilities of the 87 areas (marked as such), and the published
 * numbers of salons and ward projections. Does nothing when there are figures.
 */
export async function seedDemoKarte(deps: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  if (await hasSets(deps.db)) return;
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    for (const set of demoPopulation()) await replacePopulation(trx, set, now);
    await replaceFacilities(trx, demoFacilities(), now);
    await replaceProjection(trx, PROJECTION, projectionRows(), now);
    await replaceSalons(trx, SALONS, salonRows(), now);
  });
}

function projectionRows() {
  return Object.entries(published.areas).flatMap(([area_code, figures]) =>
    published.years.flatMap((year, i) => [
      { area_code, year, age_from: 0, age_to: 14, value: figures['0-14'][i] ?? 0 },
      { area_code, year, age_from: 15, age_to: 64, value: figures['15-64'][i] ?? 0 },
      { area_code, year, age_from: 65, age_to: null, value: figures['65+'][i] ?? 0 },
    ]),
  );
}

function salonRows() {
  return salons.wards.flatMap(({ code, counts }) =>
    SALON_KINDS.map((kind, i) => ({ area_code: code, kind, count: counts[i] ?? 0 })),
  );
}
