import { isAreaCode, municipalCheckDigit } from '~/domains/areas/model';
import { plain } from './cells';
import type { Headings } from './headings';
import type { FileRow } from './population';
import type { Problems } from './problems';

/** What lists in the columns of 推奨データセット have in common, whatever they list. */

/** What stands where the bytes of a file made no sense. */
const UNREADABLE = '\ufffd';
/** Japan, with its outermost islands, in degrees. */
export const JAPAN = { lat: [20, 46], lng: [122, 154] } as const;

/** Notes a row that has lost or gained columns, or characters; tells whether it can be read on. */
export function isWhole<Column extends string>(
  { line, cells }: FileRow,
  headings: Headings<Column>,
  problems: Problems,
): boolean {
  const { width } = headings;
  if (cells.length < width || cells.slice(width).some((cell) => cell !== '')) {
    problems.bad(line, null, cells.join(','), 'wrong_column_count', `${cells.length} / ${width}`);
    return false;
  }
  const broken = cells.find((cell) => cell.includes(UNREADABLE));
  if (broken !== undefined) problems.bad(line, null, broken, 'undecodable');
  return broken === undefined;
}

/**
 * 全国地方公共団体コード: six digits with the check digit; five are completed, and a zero that a spreadsheet took away is
 * put back. Empty for an empty cell, null for what is no code.
 */
export function municipalCode(cell: string): string | null {
  const given = plain(cell);
  if (given === '') return '';
  const candidates = [
    given,
    `0${given}`,
    ...(/^\d{5}$/.test(given) ? [`${given}${municipalCheckDigit(given)}`] : []),
  ];
  return candidates.find((candidate) => /^\d{6}$/.test(candidate) && isAreaCode(candidate)) ?? null;
}

/** A place in degrees; the two null when both cells are empty, else the cell that is no degree within Japan. */
export function position(
  latCell: string,
  lngCell: string,
): { lat: number | null; lng: number | null } | 'lat' | 'lng' {
  const [lat, lng] = [plain(latCell), plain(lngCell)];
  if (lat === '' && lng === '') return { lat: null, lng: null };
  const inside = (text: string, [from, to]: readonly [number, number]) =>
    /^\d{1,3}(?:\.\d+)?$/.test(text) && Number(text) >= from && Number(text) <= to;
  if (!inside(lat, JAPAN.lat)) return 'lat';
  if (!inside(lng, JAPAN.lng)) return 'lng';
  return { lat: Number(lat), lng: Number(lng) };
}
