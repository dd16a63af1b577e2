import { FIGURES, type Figure } from '~/domains/karte/model';
import { listFigures, listFigureYears } from '~/domains/karte/service.server';
import type { FigureChoice, FigureYear, ShownFigure } from '../model';

type KarteDeps = Parameters<typeof listFigures>[0];

/** What is shown when nobody has chosen. */
const DEFAULT_FIGURE: Figure = 'old-share';
/** Behind the number, and decimals. People and households are whole. */
const SHARES: ReadonlySet<Figure> = new Set(['old-share', 'young-share', 'change-20']);

/** Words of figures and units, in the reader's language. */
export interface FigureWords {
  label: (id: Figure) => string;
  unit: (id: Figure) => string;
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
  const years = await listFigureYears(deps);
  if (years.length === 0) return { figures: [], years: [], figure: null };
  const figures = FIGURES.map((id) => ({ id, label: words.label(id) }));
  const shown = years.map(({ year, projected }) => ({ year, projected }));
  const id = asked.figure === '' ? DEFAULT_FIGURE : FIGURES.find((one) => one === asked.figure);
  const year =
    years.find((one) => one.year === asked.year) ??
    years.filter(({ projected }) => !projected).at(-1) ??
    years[0];
  if (!id || !year) return { figures, years: shown, figure: null };
  const values = Object.fromEntries(await listFigures(deps, id, year.year));
  const figure: ShownFigure = {
    id,
    label: words.label(id),
    unit: words.unit(id),
    digits: SHARES.has(id) ? 1 : 0,
    year: year.year,
    projected: year.projected,
    fictional: year.made,
    values,
  };
  return { figures, years: shown, figure };
}
