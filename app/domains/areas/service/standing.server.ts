import { toArea } from '../mapping.server';
import { type Area, type AreaStanding, coveredBy, holdsOn, stateNear } from '../model';
import * as repo from '../repo.server';
import { type AreaDeps, listAreas, listShapes, today } from '../service.server';

/**
 * An area as of a day ('': today), or of the day nearest to it on which there was one, with what must be known of its
 * time. Null for a code nobody ever had. For everybody.
 */
export async function openArea(
  deps: AreaDeps,
  code: string,
  on = '',
): Promise<{ area: Area; standing: AreaStanding } | null> {
  const states = (await repo.listStates(deps.db, code)).map(toArea);
  const now = today(deps);
  const near = stateNear(states, on === '' ? now : on);
  if (!near) return null;
  const { row: area, day } = near;
  const whole = { day, turn: null, followedBy: [], approximate: false };
  if (states.some((state) => holdsOn(state, now))) {
    return { area, standing: { ...whole, state: day === now ? 'today' : 'other' } };
  }
  const last = states.filter(({ validTo }) => validTo !== null && validTo < now).at(-1);
  if (!last) return { area, standing: { ...whole, state: 'begins', turn: states[0]?.validFrom ?? null } };
  return {
    area,
    standing: { ...whole, state: 'ended', turn: last.validTo, ...(await followers(deps, last)) },
  };
}

/** The area of a code as it is today, or as it was last; null for a code nobody ever had. */
export async function findAreaEver(deps: AreaDeps, code: string): Promise<Area | null> {
  return stateNear((await repo.listStates(deps.db, code)).map(toArea), today(deps))?.row ?? null;
}

/** What lies today where an area lay on its last day, of its own kind. */
async function followers(
  deps: AreaDeps,
  last: Area,
): Promise<Pick<AreaStanding, 'followedBy' | 'approximate'>> {
  const was = (await listShapes(deps, [last.code], last.validTo ?? undefined)).get(last.code);
  if (!was) return { followedBy: [], approximate: false };
  const areas = (await listAreas(deps, { kind: last.kind })).filter(({ code }) => code !== last.code);
  const shapes = await listShapes(
    deps,
    areas.map(({ code }) => code),
  );
  const codes = coveredBy(was.shape, new Map([...shapes].map(([code, { shape }]) => [code, shape])));
  return {
    followedBy: codes.flatMap((code) => areas.filter((area) => area.code === code).map(named)),
    approximate: was.approximate || codes.some((code) => shapes.get(code)?.approximate),
  };
}

function named({ code, name, kind }: Area) {
  return { code, name, kind };
}
