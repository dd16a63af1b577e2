import type { Principal } from '~/domains/accounts/model';
import { loadOrganisations } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { type Comparison, type ProgrammeSettings, typesSoughtBy } from '../model';
import { compareTakingPart, rankContext } from './field.server';
import { requireKeeper, requireProgramme } from './programmes.server';

/** Organisations looked at, and suggestions compared for each. */
const SAMPLE = 12;
const TOP = 5;
const MOVED = 10;

export interface PreviewPlace {
  id: string;
  name: string;
  /** Place before, from 1; null: was not among the first. */
  was: number | null;
}

export interface Preview {
  /** Organisations that were looked at, with their first five before and after. */
  sample: {
    id: string;
    name: string;
    changed: boolean;
    before: { id: string; name: string }[];
    after: PreviewPlace[];
  }[];
  /** How often somebody is among the first five of the sample, before and after. */
  rises: { id: string; name: string; before: number; after: number }[];
  falls: { id: string; name: string; before: number; after: number }[];
}

/**
 * What other rules would change, for a sample that is the same every time: spread evenly over those who take part.
 * Nothing is kept. The period is left aside, so that a draft can be looked at. Staff only.
 */
export async function previewSettings(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  settings: ProgrammeSettings,
): Promise<Preview> {
  requireKeeper(principal);
  const programme = await requireProgramme(deps, programmeId);
  const open = { status: 'open' as const, opensOn: null, closesOn: null };
  const before = await rankContext(deps, { settings: programme.settings, programme: open });
  const one = await compareTakingPart(deps, before);
  const two = await compareTakingPart(deps, { ...before, settings });
  const sample = sampleOf(one, two);
  const tops = sample.map((id) => ({ id, before: topOf(one, id), after: topOf(two, id) }));
  const names = await loadOrganisations(deps, [
    ...new Set(tops.flatMap(({ id, before: was, after }) => [id, ...was, ...after])),
  ]);
  const named = (id: string) => ({ id, name: names.get(id)?.name ?? id });
  return {
    sample: tops.map(({ id, before: was, after }) => ({
      ...named(id),
      changed: was.join() !== after.join(),
      before: was.map(named),
      after: after.map((other) => ({
        ...named(other),
        was: was.includes(other) ? was.indexOf(other) + 1 : null,
      })),
    })),
    ...movesOf(tops, named),
  };
}

function topOf(comparison: Comparison, id: string): string[] {
  return comparison.bestFor(id, TOP).map((ranked) => ranked.id);
}

/** Evenly over everybody who finds somebody under the one rules or the other, in the order of their ids. */
function sampleOf(one: Comparison, two: Comparison): string[] {
  const all = [...new Set([...one.ids, ...two.ids])].sort();
  const takesPart = all.filter((id) => {
    const type = (one.get(id) ?? two.get(id))?.prepared.profile.type;
    return (
      type !== undefined &&
      [one, two].some((of) => typesSoughtBy(type, of.context.settings.pairing).length > 0)
    );
  });
  if (takesPart.length <= SAMPLE) return takesPart;
  return Array.from(
    { length: SAMPLE },
    (_, i) => takesPart[Math.floor((i * takesPart.length) / SAMPLE)] ?? '',
  );
}

function movesOf(
  tops: readonly { before: string[]; after: string[] }[],
  named: (id: string) => { id: string; name: string },
): Pick<Preview, 'rises' | 'falls'> {
  const counts = new Map<string, { before: number; after: number }>();
  const count = (id: string, when: 'before' | 'after') => {
    const known = counts.get(id) ?? { before: 0, after: 0 };
    known[when]++;
    counts.set(id, known);
  };
  for (const top of tops) {
    for (const id of top.before) count(id, 'before');
    for (const id of top.after) count(id, 'after');
  }
  const moved = [...counts]
    .map(([id, { before, after }]) => ({ ...named(id), before, after }))
    .sort((a, b) => b.after - b.before - (a.after - a.before) || a.id.localeCompare(b.id));
  return {
    rises: moved.filter(({ before, after }) => after > before).slice(0, MOVED),
    falls: moved
      .filter(({ before, after }) => after < before)
      .reverse()
      .slice(0, MOVED),
  };
}
