import { SMALLEST_SHOWN } from './suppression';

/** An area with its households, null when unknown, and the areas in it. */
export interface HouseholdPlace {
  code: string;
  households: number | null;
  /** Hidden whatever their number. */
  hidden: boolean;
  children: readonly HouseholdPlace[];
}

/**
 * Areas whose number of households is not shown: fewer than three, and as many others as keep those from following from
 * the number of the area around less what the neighbours show.
 */
export function hiddenHouseholds(root: HouseholdPlace): Set<string> {
  const places = flatten(root);
  const hidden = new Set(
    places.flatMap((one) => (one.hidden || (one.households ?? 0) < SMALLEST_SHOWN ? [one.code] : [])),
  );
  for (let again = true; again; ) {
    again = false;
    for (const place of places) {
      const next = mustHide(place, hidden);
      if (next !== null) hidden.add(next);
      again ||= next !== null;
    }
  }
  return hidden;
}

function flatten(place: HouseholdPlace): HouseholdPlace[] {
  return [place, ...place.children.flatMap(flatten)];
}

/** One more to hide among the areas of a place, or the place itself; null when nothing follows. */
function mustHide({ code, children }: HouseholdPlace, hidden: ReadonlySet<string>): string | null {
  const gone = children.filter((child) => hidden.has(child.code));
  const people = gone.reduce((all, { households }) => all + (households ?? 0), 0);
  const isSafe = hidden.has(code)
    ? gone.length > 0 || children.length === 0
    : gone.length === 0 || (gone.length > 1 && people >= SMALLEST_SHOWN);
  if (isSafe) return null;
  const open = children.filter((child) => !hidden.has(child.code));
  open.sort((a, b) => (a.households ?? 0) - (b.households ?? 0) || (a.code < b.code ? -1 : 1));
  return open[0]?.code ?? code;
}
