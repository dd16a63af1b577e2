import type { Area, AreaKind } from './areas';
import { classesOf, classOf, type FigureClass } from './classes';
import { filledKind } from './shapes';

/** A figure of the karte that the city map can be coloured by. Words are in the reader's language. */
export interface FigureChoice {
  id: string;
  label: string;
}

/** A year of the karte: counted, or projected from counted ones. */
export interface FigureYear {
  year: number;
  projected: boolean;
}

/** One figure in one year, by area. */
export interface ShownFigure extends FigureChoice, FigureYear {
  /** Written right behind the number: `%`, `人`. */
  unit: string;
  /** Decimals to show. */
  digits: number;
  /** A share or change in percent, which is high or low; a number of something is large or small. */
  isShare: boolean;
  /** Whether it is known for the years of the karte; else it is of the year of its own source alone. */
  hasYears: boolean;
  /** By area code; null: unknown or kept secret. */
  values: Readonly<Record<string, number | null>>;
  /** Made up for the demo. */
  fictional: boolean;
}

/** How a class of `count` compares with the others. */
export type Level = 'lowest' | 'low' | 'middle' | 'high' | 'highest';
const LEVELS: readonly (readonly Level[])[] = [
  [],
  ['middle'],
  ['low', 'high'],
  ['low', 'middle', 'high'],
  ['lowest', 'low', 'high', 'highest'],
  ['lowest', 'low', 'middle', 'high', 'highest'],
];

export function levelOf(index: number, count: number): Level {
  return LEVELS[count]?.[index] ?? 'middle';
}

/** A figure with its classes over the areas that are compared. */
export interface ClassedFigure extends ShownFigure {
  /** What is compared and fills the map: centres, or wards where nothing is known of smaller areas. */
  kind: AreaKind;
  classes: FigureClass[];
}

/** Puts the areas of the smallest kind that the figure is known of into classes. */
export function withClasses(
  figure: ShownFigure,
  areas: readonly Pick<Area, 'code' | 'kind'>[],
): ClassedFigure {
  const known = areas.filter(({ code }) => typeof figure.values[code] === 'number');
  const kind = filledKind(known.length > 0 ? known : areas);
  const values = known.flatMap((area) => (area.kind === kind ? (figure.values[area.code] ?? []) : []));
  return { ...figure, kind, classes: classesOf(values) };
}

/** The class an area lies in; null without a value. */
export function classIn(figure: ClassedFigure, code: string): number | null {
  const value = figure.values[code];
  return typeof value === 'number' ? classOf(figure.classes, value) : null;
}
