import type { Area } from '~/domains/areas/model';
import { listAreas } from '~/domains/areas/service.server';
import type { Profile } from '~/domains/matching/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import type { MeetingTime, OrganisationType, Urgency, WorkStyle } from '../model';
import * as repo from '../repo/profiles.server';

/** Days that an exposure counts for. */
const EXPOSURE_DAYS = 30;
const DAY = 86_400_000;

/** What organisations did and were given so far; it changes without a change of their entries. */
export type TrackRecord = Pick<Profile, 'busy' | 'partners' | 'awards' | 'exposure'>;

type ProfileDeps = Pick<Deps, 'db' | 'clock'>;

/**
 * What matching knows of the listed organisations, in order of their ids; of some ids or types only if asked for. Holds
 * where an address is: for reckoning distances, never to be handed to a browser.
 */
export async function loadProfiles(
  deps: ProfileDeps,
  filter: { ids?: readonly string[]; types?: readonly OrganisationType[] } = {},
): Promise<Profile[]> {
  const rows = await repo.listProfileRows(deps.db, { ids: filter.ids ?? null, types: filter.types ?? null });
  const ids = rows.map(({ id }) => id);
  const parts = await repo.listProfileParts(deps.db, ids);
  const areas = new Map((await listAreas(deps)).map((area) => [area.code, area]));
  const recordOf = await loadTrackRecords(deps, filter.ids === undefined ? null : ids);
  const list = once((stored) => JSON.parse(stored) as string[]);
  const need = once(readNeed);
  return rows.map((row) => ({
    id: row.id,
    type: row.type as OrganisationType,
    areas: parts.areas.get(row.id) ?? [],
    ...homeOf(row, areas),
    fields: (parts.fields.get(row.id) ?? []).map(Number),
    offers: parts.offers.get(row.id) ?? [],
    needs: (parts.needs.get(row.id) ?? []).map(need),
    styles: list(row.styles) as WorkStyle[],
    times: list(row.times) as MeetingTime[],
    languages: list(row.languages),
    capacity: row.capacity,
    foundedYear: row.founded_year,
    people: row.people,
    createdAt: row.created_at,
    ...recordOf(row.id),
  }));
}

function readNeed(line: string): Profile['needs'][number] {
  const [term = '', urgency, from, to] = line.split(' ');
  return { term, urgency: Number(urgency) as Urgency, fromDay: from || null, toDay: to || null };
}

/** Reads what stands the same in very many rows once. */
function once<T>(read: (stored: string) => T): (stored: string) => T {
  const known = new Map<string, T>();
  return (stored) => {
    const kept = known.get(stored);
    if (kept !== undefined) return kept;
    const value = read(stored);
    known.set(stored, value);
    return value;
  };
}

/** Records of all organisations, or of some at least, by id. */
export async function loadTrackRecords(
  deps: ProfileDeps,
  ids: readonly string[] | null = null,
): Promise<(id: string) => TrackRecord> {
  const since = dayOf(deps.clock.now() - (EXPOSURE_DAYS - 1) * DAY);
  const exposures = await repo.countExposures(deps.db, since, ids);
  const awards = byOrganisation(await repo.listAwardYears(deps.db, ids), ({ fiscal_year }) => fiscal_year);
  const { busy, partners } = worksWith(await repo.listPartnerships(deps.db), await repo.listAgreed(deps.db));
  return (id) => ({
    busy: busy.get(id) ?? 0,
    partners: [...(partners.get(id) ?? [])],
    awards: [...new Set(awards(id))],
    exposure: exposures.get(id) ?? 0,
  });
}

/** Revisions of the listed entries by id: an entry whose revision is the same says the same. */
export async function listProfileRevisions(deps: Pick<Deps, 'db'>): Promise<Map<string, number>> {
  return new Map((await repo.listRevisions(deps.db)).map(({ id, revision }) => [id, revision]));
}

/** Home area and ward of an entry; its place is the middle of the area where the address has none. */
function homeOf(
  row: { area_code: string | null; lat: number | null; lng: number | null },
  areas: ReadonlyMap<string, Area>,
): Pick<Profile, 'homeArea' | 'homeWard' | 'lat' | 'lng'> {
  const home = areas.get(row.area_code ?? '');
  let centre = home;
  if (centre?.kind === 'rengo') centre = areas.get(centre.parentCode ?? '');
  const ward = centre?.kind === 'centre' ? areas.get(centre.parentCode ?? '') : centre;
  const known = row.lat !== null && row.lng !== null;
  return {
    homeArea: centre?.kind === 'centre' ? centre.code : null,
    homeWard: ward?.kind === 'ward' ? ward.code : null,
    lat: known ? row.lat : (home?.middle?.lat ?? null),
    lng: known ? row.lng : (home?.middle?.lng ?? null),
  };
}

function byOrganisation<Row extends { organisation_id: string }, T>(
  rows: readonly Row[],
  read: (row: Row) => T,
): (id: string) => T[] {
  const lists = new Map<string, T[]>();
  for (const row of rows) {
    const list = lists.get(row.organisation_id);
    if (list) list.push(read(row));
    else lists.set(row.organisation_id, [read(row)]);
  }
  return (id) => lists.get(id) ?? [];
}

/** How much everybody carries now (collaborations under way, agreements that become one) and worked with whom. */
function worksWith(
  partnerships: Awaited<ReturnType<typeof repo.listPartnerships>>,
  agreed: Awaited<ReturnType<typeof repo.listAgreed>>,
): { busy: Map<string, number>; partners: Map<string, Set<string>> } {
  const busy = new Map<string, number>();
  const partners = new Map<string, Set<string>>();
  const count = (id: string) => busy.set(id, (busy.get(id) ?? 0) + 1);
  const together = new Map<string, string[]>();
  for (const { collaboration_id, organisation_id, status } of partnerships) {
    if (status === 'active') count(organisation_id);
    together.set(collaboration_id, [...(together.get(collaboration_id) ?? []), organisation_id]);
  }
  for (const ids of together.values()) {
    for (const id of ids) {
      const known = partners.get(id) ?? new Set();
      for (const other of ids) if (other !== id) known.add(other);
      partners.set(id, known);
    }
  }
  for (const { from_id, to_id } of agreed) {
    count(from_id);
    count(to_id);
  }
  return { busy, partners };
}
