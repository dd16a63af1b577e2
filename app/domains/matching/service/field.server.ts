import { listAreas } from '~/domains/areas/service.server';
import type { OrganisationType } from '~/domains/organisations/model';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import {
  Comparison,
  createPreparer,
  indexExclusions,
  type ProgrammePeriod,
  type ProgrammeSettings,
  type RankContext,
  type Ranked,
  typesSoughtBy,
} from '../model';
import * as repo from '../repo/suggestions.server';
import { directoryNow, type FieldDeps } from './directory.server';

/** So many of the kept directory are judged anew for every one that is shown. */
const SHORTLIST = 4;

/** What rules and scores look at beside the organisations, as it is now. */
export async function rankContext(
  deps: FieldDeps,
  rules: { settings: ProgrammeSettings; programme: ProgrammePeriod },
): Promise<RankContext> {
  const now = deps.clock.now();
  const today = dayOf(now);
  const cities = await listAreas(deps, { kind: 'city' });
  return {
    ...rules,
    today,
    now,
    year: fiscalYearOf(today),
    cityCodes: new Set(cities.map(({ code }) => code)),
    exclusions: indexExclusions(await repo.listExclusions(deps.db)),
  };
}

/** Everybody who can have a part in a programme, ready to be compared. */
export async function compareTakingPart(deps: FieldDeps, context: RankContext): Promise<Comparison> {
  const { pairing } = context.settings;
  const types: OrganisationType[] = [...new Set([...pairing.first, ...pairing.second])];
  const { everybody } = await directoryNow(deps, context);
  return new Comparison(
    everybody.filter(({ profile }) => types.includes(profile.type)),
    context,
  );
}

/** Some organisations as they are now, ready to be compared with each other. Who is not listed is not among them. */
export async function compareFew(
  deps: FieldDeps,
  context: RankContext,
  ids: readonly string[],
): Promise<Comparison> {
  const prepare = createPreparer(context);
  return new Comparison((await loadProfiles(deps, { ids })).map(prepare), context);
}

/**
 * The best for one organisation, best first, with the comparison they come from; nothing of it is older than this
 * moment. Null when the organisation is not listed.
 */
export async function bestForOne(
  deps: FieldDeps,
  context: RankContext,
  id: string,
  limit: number,
): Promise<{ best: Ranked[]; comparison: Comparison } | null> {
  const [own] = await loadProfiles(deps, { ids: [id] });
  if (!own) return null;
  const { everybody, prepare } = await directoryNow(deps, context);
  const sought = typesSoughtBy(own.type, context.settings.pairing);
  const field = everybody.filter(({ profile }) => profile.id !== id && sought.includes(profile.type));
  const shortlist = new Comparison([prepare(own), ...field], context).bestFor(id, limit * SHORTLIST);
  const comparison = await compareFew(deps, context, [id, ...shortlist.map((one) => one.id)]);
  return { best: comparison.bestFor(id, limit), comparison };
}
