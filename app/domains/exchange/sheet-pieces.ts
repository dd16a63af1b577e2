/**
 * Rows of a sheet that are read at once. The reader copies all rows it has after every few kilobytes: of 200,000 rows
 * it makes nothing in minutes, of ten times 20,000 it makes them in seconds.
 */
export const ROWS_AT_ONCE = 20_000;

/** Part of a sheet's XML that is a sheet by itself; its row 1 is row `before` + 1 of the whole. */
export interface SheetPiece {
  xml: string;
  before: number;
}

/**
 * A sheet's XML (its bytes as Latin-1, so that none are lost) in pieces of `size` rows. It stays whole where its rows
 * are few, have no numbers in rising order, or where the XML holds text in which something may only look like a row.
 */
export function inPieces(xml: string, size = ROWS_AT_ONCE): SheetPiece[] {
  const whole = [{ xml, before: 0 }];
  const end = xml.lastIndexOf('</sheetData>');
  if (end === -1 || /<!\[CDATA\[|<!--/.test(xml)) return whole;
  const rows = [...xml.matchAll(/<row[\s/>]/g)].map(({ index }) => index);
  const starts = rows.filter((_, i) => i % size === 0);
  if (starts.length < 2) return whole;
  const pieces: SheetPiece[] = [];
  let last = 0;
  for (const [i, start] of starts.entries()) {
    const first = rowNumber(xml, start);
    if (first === null || first <= last) return whole;
    last = first;
    const part = xml.slice(start, starts[i + 1] ?? end);
    pieces.push({
      xml: `${xml.slice(0, starts[0])}${renumbered(part, first - 1)}${xml.slice(end)}`,
      before: first - 1,
    });
  }
  return pieces;
}

const NUMBER = /(\sr\s*=\s*["'](?:\$?[A-Za-z]+\$?)?)(\d+)/;

function rowNumber(xml: string, start: number): number | null {
  const found = NUMBER.exec(xml.slice(start, xml.indexOf('>', start)));
  return found ? Number(found[2]) : null;
}

/** The numbers of rows and cells less `by`. */
function renumbered(xml: string, by: number): string {
  if (by === 0) return xml;
  return xml.replace(/<(?:row|c)\s[^>]*>/g, (tag) =>
    tag.replace(NUMBER, (_, start: string, number: string) => `${start}${Number(number) - by}`),
  );
}

/** Path of the sheet that stands first in the workbook; null where it can't be told. */
export function firstSheetPath(workbook: string, relations: string): string | null {
  const sheet = /<sheet\s[^>]*>/.exec(workbook)?.[0];
  const id = sheet && /\s(?:\w+:)id\s*=\s*["']([^"']+)["']/.exec(sheet)?.[1];
  const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(
    ([tag]) => attributeOf(tag, 'Id') === id,
  );
  const target = relation && attributeOf(relation[0], 'Target');
  if (!target) return null;
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}
