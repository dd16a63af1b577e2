import { PLACE_FIGURES, type PlaceFigure, YEAR_FIGURES, type YearFigure } from '~/domains/karte/model';
import { countPlaces, listFigures, listFigureYears } from '~/domains/karte/service.server';
import type { FigureChoice, FigureYear, ShownFigure } from '../model';

type KarteDeps = Parameters<typeof listFigures>[0];

/** What is shown when nobody has chosen. */
const DEFAULT_FIGURE: YearFigure = 'old-share';
/** Decimals to show. People, households and places are whole. */
const DIGITS: Partial<Record<YearFigure | PlaceFigure, number>> = {
  'young-share': 1,
  'working-share': 1,
  'old-share': 1,
  'oldest-share': 1,
  'change-10': 1,
  'change-20': 1,
  'change-30': 1,
  'household-size': 2,
};

/** Words of figures and units, in the reader's language. */
export interface FigureWords {
  label: (id: YearFigure | PlaceFigure) => string;
  unit: (id: YearFigure | PlaceFigure) => string;
}

/**
 * The figures a city map can be coloured by, the years of the karte, and the one asked for: in the year asked for, or
 * the last counted one. `figure` null: none asked for (`none`) or no karte yet.
 */
export async function readShownFigure(
  deps: KarteDeps,
  asked: { figure: string; year: number | null },
  words: FigureWords,
): Promise<{ figures: FigureChoice[]; years: FigureYear[]; figure: ShownFigure | null }> {
  const all = await listFigureYears(deps);
  const years = all.map(({ year, projected }) => ({ year, projected }));
  const places = await placesThereAre(deps);
  const ofYear = all.length > 0 ? YEAR_FIGURES : [];
  const figures = [...ofYear, ...places.keys()].map((id) => ({ id, label: words.label(id) }));
  const look = (id: YearFigure | PlaceFigure) => ({
    id,
    label: words.label(id),
    unit: words.unit(id),
    digits: DIGITS[id] ?? 0,
    isShare: DIGITS[id] === 1,
  });
  const place = PLACE_FIGURES.find((one) => one === asked.figure);
  const counts = place && places.get(place);
  if (place && counts) {
    const figure: ShownFigure = {
      ...look(place),
      year: Number(counts.referenceDate.slice(0, 4)),
      hasYears: false,
      projected: false,
      fictional: counts.fictional,
      values: Object.fromEntries(counts.values),
    };
    return { figures, years, figure };
  }
  const id = asked.figure === '' ? DEFAULT_FIGURE : YEAR_FIGURES.find((one) => one === asked.figure);
  const year =
    all.find((one) => one.year === asked.year) ?? all.filter(({ projected }) => !projected).at(-1) ?? all[0];
  if (!id || !year) return { figures, years, figure: null };
  const figure: ShownFigure = {
    ...look(id),
    year: year.year,
    hasYears: true,
    projected: year.projected,
    fictional: year.made,
    values: Object.fromEntries(await listFigures(deps, id, year.year)),
  };
  return { figures, years, figure };
}

/** Numbers of places by kind; kinds of which nothing is known are left out. */
async function placesThereAre(deps: KarteDeps) {
  const found = new Map<PlaceFigure, NonNullable<Awaited<ReturnType<typeof countPlaces>>>>();
  for (const id of PLACE_FIGURES) {
    const counts = await countPlaces(deps, id);
    if (counts) found.set(id, counts);
  }
  return found;
}
