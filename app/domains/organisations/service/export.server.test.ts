import { afterEach, beforeEach, expect, test } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { decode } from '~/domains/exchange/encoding.server';
import { xlsxRows } from '~/domains/exchange/xlsx-rows.server';
import { createImport, getImport } from '~/domains/imports/service.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { createInlineImports, type InlineImports } from '../../../../tests/factories/imports';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { EXPORT_FORMATS, exportOrganisations } from './export.server';

const PHONES = { public: '011-000-0001', signed_in: '011-000-0002', staff: '011-000-0003' };
let deps: TestDeps;
let runner: InlineImports;
beforeEach(async () => {
  runner = createInlineImports();
  deps = await createTestDeps({ imports: runner });
  runner.deps = deps;
  await seedDemoAreas(deps);
  const place = (address: string) => ({ postalCode: '063-0000', address, lat: 43.07, lng: 141.31 });
  for (const visibility of ['public', 'signed_in', 'staff'] as const) {
    await makeOrganisation(deps, {
      name: `=架空の会（${visibility}）`,
      kana: 'かくうのかい',
      contact: {
        name: `secret-${visibility}`,
        email: `secret-${visibility}@example.jp`,
        phone: PHONES[visibility],
      },
      place: place(`架空区秘密${visibility}町1-1`),
      contactVisibility: visibility,
      fields: [3, 7],
      areas: ['011070', '011070-01'],
      homeArea: '011070-01',
      foundedYear: 1975,
      people: 12,
      offers: [{ id: '', term: 'hall', text: '内輪の言葉' }],
      description: '一行め\n"二行め", と',
    });
  }
  await makeOrganisation(deps, { name: '下書きの会' }, 'draft');
  await makeOrganisation(deps, { name: '隠した会' }, 'hidden');
});
afterEach(() => deps.db.destroy());

const textOf = async (format: string) => {
  const { bytes } = await exportOrganisations(deps, format);
  if (format !== 'xlsx') return decode(bytes).text;
  const limits = { rows: 100, columns: 100, cell: 10_000, unpackedBytes: 10_000_000 };
  return (await xlsxRows(bytes, limits)).map(({ cells }) => cells.join(',')).join('\n');
};

test.each(EXPORT_FORMATS)(
  'as %s: listed ones, and no contact or address that is not public',
  async (format) => {
    const text = await textOf(format);
    expect(text).toContain('架空の会（staff）');
    expect(text).not.toMatch(/下書きの会|隠した会/);
    expect(text).toContain('secret-public@example.jp');
    expect(text).toContain('架空区秘密public町');
    expect(text).not.toMatch(/secret-(?:signed_in|staff)|秘密(?:signed_in|staff)/);
    expect(text.match(/011-000-\d{4}/g)).toEqual([PHONES.public]);
    expect(text).toContain('まちづくり;環境の保全');
  },
);

test('formula cells are neutralised in CSV; Excel reads UTF-8 by its mark', async () => {
  const { bytes } = await exportOrganisations(deps, 'csv');
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(decode(bytes).text).toContain(",'=架空の会（public）,カクウノカイ,");
  await expect(exportOrganisations(deps, 'pdf')).rejects.toThrow('not_found');
});

test.each(EXPORT_FORMATS)('as %s it can be imported again, and changes nothing', async (format) => {
  const staff = await makeAccount(deps, 'staff');
  const { bytes, fileName } = await exportOrganisations(deps, format);
  const input = { kind: 'organisations' as const, source: '団体一覧', day: null, townTable: null };
  const id = await createImport(deps, staff, input, { name: fileName, bytes });
  await runner.settled();
  const view = await getImport(deps, staff, id);
  expect(view).toMatchObject({ state: 'checked', badRows: 0 });
  expect(view.summary?.ignoredColumns).toEqual([]);
  expect(view.summary?.change).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 3 });
});
