import { describe, expect, test } from 'vitest';
import { firstSheetPath, inPieces } from './sheet-pieces';

const HEAD = '<worksheet><cols><col min="1" max="2"/></cols>';
const sheet = (rows: string) => `${HEAD}<sheetData>${rows}</sheetData><pageMargins/></worksheet>`;
const row = (number: number, text = 'あ') =>
  `<row r="${number}" spans="1:2"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c><c r="$B$${number}"><v>7</v></c></row>`;

describe('a long sheet', () => {
  test('becomes sheets by themselves, numbered from 1, with gaps kept', () => {
    const pieces = inPieces(sheet([1, 2, 3, 7, 9].map((number) => row(number)).join('')), 2);
    expect(pieces).toEqual([
      { xml: sheet(row(1) + row(2)), before: 0 },
      { xml: sheet(row(1) + row(5)), before: 2 },
      { xml: sheet(row(1)), before: 8 },
    ]);
  });

  test('keeps what only looks like a number of a row or cell', () => {
    const text = 'r="5" and $A$9 r="A9"';
    const [, second] = inPieces(sheet(row(1) + row(2, text)), 1);
    expect(second).toEqual({ xml: sheet(row(1, text)), before: 1 });
  });

  test.each([
    ['with few rows', row(1) + row(2)],
    ['without numbers', '<row><c><v>1</v></c></row>'.repeat(5)],
    ['with numbers that fall', row(3) + row(4) + row(1) + row(2)],
    ['with literal text', row(1) + row(2) + row(3, '<![CDATA[<row r="4">]]>')],
    ['with remarks', `${row(1)}<!-- ${row(2)} -->${row(3)}`],
  ])('%s stays whole', (_, rows) => {
    expect(inPieces(sheet(rows), 2)).toEqual([{ xml: sheet(rows), before: 0 }]);
  });
});

test('the sheet that stands first is found by its relation', () => {
  const workbook =
    '<workbook><sheets><sheet name="二" sheetId="2" r:id="rId7"/><sheet name="一" r:id="rId1"/></sheets></workbook>';
  const relations = (target: string) =>
    `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="${target}" Id="rId7"/></Relationships>`;
  expect(firstSheetPath(workbook, relations('worksheets/sheet2.xml'))).toBe('xl/worksheets/sheet2.xml');
  expect(firstSheetPath(workbook, relations('/xl/worksheets/sheet2.xml'))).toBe('xl/worksheets/sheet2.xml');
  expect(firstSheetPath(workbook, '<Relationships/>')).toBe(null);
});
