import type { Insertable, Kysely } from 'kysely';
import {
  MEETING_TIMES,
  NPO_FIELDS,
  ORGANISATION_TYPES,
  TERMS,
  WORK_STYLES,
} from '~/domains/organisations/model';
import type { Database } from '../../db/types';

type Tables = Pick<
  Database,
  | 'organisations'
  | 'organisation_fields'
  | 'organisation_areas'
  | 'organisation_offers'
  | 'organisation_needs'
>;

/** Numbers between 0 and 1 that come again for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** SQLite binds some 32,000 values a statement. */
const CHUNK = 500;

/**
 * Enters `count` invented organisations in the centre areas that the database knows, straight into the tables; for
 * measuring and for tests of many. The same for the same seed. Ids: `org_00001`, ….
 */
export async function enterManyOrganisations(
  db: Kysely<Database>,
  count: number,
  seed = 1,
): Promise<string[]> {
  const random = numbers(seed);
  const below = (n: number) => Math.floor(random() * n);
  const some = <T>(all: readonly T[], most: number): T[] => {
    const taken = new Set<T>();
    for (let i = below(most + 1); i > 0; i--) taken.add(all[below(all.length)] as T);
    return [...taken];
  };
  const areas = await db
    .selectFrom('areas')
    .select(['code', 'lat', 'lng'])
    .where('kind', '=', 'centre')
    .execute();
  const rows: { [T in keyof Tables]: Insertable<Tables[T]>[] } = {
    organisations: [],
    organisation_fields: [],
    organisation_areas: [],
    organisation_offers: [],
    organisation_needs: [],
  };
  for (let i = 1; i <= count; i++) {
    const id = `org_${String(i).padStart(5, '0')}`;
    const home = areas[below(areas.length)];
    rows.organisations.push({
      id,
      type: ORGANISATION_TYPES[below(ORGANISATION_TYPES.length - 1)] ?? 'npo',
      name: `架空の団体${i}`,
      match_name: `架空の団体${i}`,
      summary: '測定のための架空の団体です。',
      sort_key: String(i),
      styles: JSON.stringify(some(WORK_STYLES, 3)),
      times: JSON.stringify(some(MEETING_TIMES, 3)),
      capacity: random() < 0.5 ? null : 1 + below(4),
      area_code: home?.code ?? null,
      lat: home?.lat === null || home === undefined ? null : home.lat + (random() - 0.5) / 50,
      lng: home?.lng === null || home === undefined ? null : home.lng + (random() - 0.5) / 50,
      status: 'listed',
      source: 'typed',
      fictional: 1,
      created_at: 1_700_000_000_000,
      updated_at: 1_700_000_000_000,
    });
    for (const field of some(NPO_FIELDS, 4)) rows.organisation_fields.push({ organisation_id: id, field });
    const works = new Set(
      [...(home && random() < 0.8 ? [home] : []), ...some(areas, 2)].map(({ code }) => code),
    );
    for (const area_code of works) rows.organisation_areas.push({ organisation_id: id, area_code });
    some(TERMS, 6).forEach((term, position) => {
      rows.organisation_offers.push({ id: `${id}_o${position}`, organisation_id: id, term, position });
    });
    some(TERMS, 4).forEach((term, position) => {
      rows.organisation_needs.push({
        id: `${id}_n${position}`,
        organisation_id: id,
        term,
        urgency: 1 + below(3),
        from_day: null,
        to_day: null,
        position,
      });
    });
  }
  await db.transaction().execute(async (trx) => {
    for (const [table, all] of Object.entries(rows) as [keyof Tables, Insertable<Tables[keyof Tables]>[]][]) {
      for (let from = 0; from < all.length; from += CHUNK) {
        await trx
          .insertInto(table)
          .values(all.slice(from, from + CHUNK) as never)
          .execute();
      }
    }
  });
  return rows.organisations.map(({ id }) => id);
}
