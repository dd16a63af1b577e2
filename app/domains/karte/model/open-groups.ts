/** An area with the first age of the open group of its own figures (infinite without any), and the areas in it. */
export interface OpenPlace {
  code: string;
  openFrom: number;
  children: readonly OpenPlace[];
}

/** The open group that is a subtotal of every longer table too (see `BLOCKS`). */
const OLDEST = 75;

/**
 * The open group each area is shown with. Figures that end at 75 and older (e-Stat's GIS files) shorten their own area
 * and those around it, whose finer groups less the neighbours' would tell the area's; all others keep theirs.
 * Between 80 and 100 the youngest counts for all of them, and one under 75 counts for everybody: such groups are no
 * subtotal of longer tables, so what is hidden could not be compared.
 */
export function openGroups(root: OpenPlace): Map<string, number> {
  const places = flatten(root);
  const youngest = Math.min(...places.map(({ openFrom }) => openFrom));
  const longer = Math.min(...places.map(({ openFrom }) => openFrom).filter((open) => open > OLDEST));
  const open = (place: OpenPlace) =>
    flatten(place).some(({ openFrom }) => openFrom === OLDEST) ? OLDEST : longer;
  return new Map(places.map((place) => [place.code, youngest < OLDEST ? youngest : open(place)]));
}

function flatten(place: OpenPlace): OpenPlace[] {
  return [place, ...place.children.flatMap(flatten)];
}
