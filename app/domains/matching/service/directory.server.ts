import { listAreas } from '~/domains/areas/service.server';
import {
  listProfileRevisions,
  loadProfiles,
  loadTrackRecords,
  type TrackRecord,
} from '~/domains/organisations/service/profiles.server';
import type { Deps } from '~/platform/deps.server';
import { createPreparer, type PrepareContext, type Prepared, type Profile } from '../model';
import * as repo from '../repo/suggestions.server';

export type FieldDeps = Pick<Deps, 'db' | 'clock'>;

/** The whole directory as it is compared, kept between requests. */
export interface Directory {
  everybody: readonly Prepared[];
  /** Of the same numbering as everybody. */
  prepare: (profile: Profile) => Prepared;
}

interface Kept extends Directory {
  /** Day and city by which everybody was prepared, and the areas as they were then. */
  frame: string;
  areas: string;
  stamp: string;
  /** When records were read, ms. */
  at: number;
  entries: ReadonlyMap<string, Entry>;
}

interface Entry {
  revision: number;
  prepared: Prepared;
}

/**
 * By database. What is kept here only finds a shortlist, and who is shown is always judged by what the database says at
 * that moment. Entries are read again as soon as they have changed; what they did and were given, once a minute.
 */
const DIRECTORIES = new WeakMap<FieldDeps['db'], Kept>();
const KEEP_MS = 60_000;

/** Everybody who is listed, as their entries are now. */
export async function directoryNow(
  deps: FieldDeps,
  context: PrepareContext & { now: number },
): Promise<Directory> {
  const before = DIRECTORIES.get(deps.db);
  const frame = `${context.today} ${[...context.cityCodes]}`;
  const stamp = await repo.directoryStamp(deps.db);
  const isDue = before === undefined || Math.abs(context.now - before.at) >= KEEP_MS;
  if (before?.frame === frame && before.stamp === stamp && !isDue) return before;
  const kept = await read(deps, context, { before, frame, stamp, isDue });
  DIRECTORIES.set(deps.db, kept);
  return kept;
}

async function read(
  deps: FieldDeps,
  context: PrepareContext & { now: number },
  { before, frame, stamp, isDue }: { before: Kept | undefined; frame: string; stamp: string; isDue: boolean },
): Promise<Kept> {
  const isAnotherDay = before?.frame !== frame;
  const areas = before && !isDue && !isAnotherDay ? before.areas : JSON.stringify(await listAreas(deps));
  const prepare =
    before && !isAnotherDay && before.areas === areas ? before.prepare : createPreparer(context);
  const known = before?.areas === areas ? before.entries : NOBODY;
  let entries = await changedEntries(deps, isAnotherDay ? preparedAnew(known, prepare) : known, prepare);
  if (isDue && known !== NOBODY) entries = withRecords(entries, await loadTrackRecords(deps), prepare);
  const everybody = [...entries.values()].map(({ prepared }) => prepared);
  return { frame, areas, stamp, at: before && !isDue ? before.at : context.now, prepare, entries, everybody };
}

const NOBODY: ReadonlyMap<string, Entry> = new Map();

/** What an entry says is the same on another day, what counts of it is not. */
function preparedAnew(
  entries: ReadonlyMap<string, Entry>,
  prepare: Directory['prepare'],
): Map<string, Entry> {
  return new Map(
    [...entries].map(([id, { revision, prepared }]) => [
      id,
      { revision, prepared: prepare(prepared.profile) },
    ]),
  );
}

/** Everybody who is listed now; entries of the same revision are kept as they are. */
async function changedEntries(
  deps: FieldDeps,
  before: ReadonlyMap<string, Entry>,
  prepare: Directory['prepare'],
): Promise<Map<string, Entry>> {
  const revisions = await listProfileRevisions(deps);
  const changed = [...revisions].flatMap(([id, revision]) =>
    before.get(id)?.revision === revision ? [] : [id],
  );
  const profiles = changed.length === 0 ? [] : await loadProfiles(deps, { ids: changed });
  const anew = new Map(profiles.map((profile) => [profile.id, prepare(profile)]));
  const entries = new Map<string, Entry>();
  for (const [id, revision] of revisions) {
    const prepared = anew.get(id) ?? before.get(id)?.prepared;
    if (prepared) entries.set(id, { revision, prepared });
  }
  return entries;
}

function withRecords(
  entries: ReadonlyMap<string, Entry>,
  recordOf: (id: string) => TrackRecord,
  prepare: Directory['prepare'],
): Map<string, Entry> {
  return new Map(
    [...entries].map(([id, entry]) => {
      const record = recordOf(id);
      if (isSameRecord(record, entry.prepared.profile)) return [id, entry];
      return [id, { ...entry, prepared: prepare({ ...entry.prepared.profile, ...record }) }];
    }),
  );
}

function isSameRecord(a: TrackRecord, b: TrackRecord): boolean {
  const lists = (of: TrackRecord) => `${of.partners} ${of.awards}`;
  return a.busy === b.busy && a.exposure === b.exposure && lists(a) === lists(b);
}
