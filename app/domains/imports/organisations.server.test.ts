import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { xlsxOf } from '~/domains/exchange/xlsx.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../tests/factories/deps';
import { csv, encoded, type FileEncoding } from '../../../tests/factories/import-files';
import { createInlineImports, type InlineImports } from '../../../tests/factories/imports';
import { ORGANISATION_COLUMNS, organisationsCsv } from '../../../tests/factories/organisation-files';
import { makeOrganisation } from '../../../tests/factories/organisations';
import { createImport, getImport, listProblems, startApplying } from './service.server';

let deps: TestDeps;
let runner: InlineImports;
let staff: UserPrincipal;
beforeEach(async () => {
  runner = createInlineImports();
  deps = await createTestDeps({ imports: runner });
  runner.deps = deps;
  await seedDemoAreas(deps);
  staff = await makeAccount(deps, 'staff', { name: '職員' });
});
afterEach(() => deps.db.destroy());

async function upload(text: string | Uint8Array, source = '団体一覧', encoding: FileEncoding = 'cp932') {
  const bytes = typeof text === 'string' ? encoded(text, encoding) : text;
  const input = { kind: 'organisations' as const, source, day: null, townTable: null };
  const id = await createImport(deps, staff, input, { name: '団体.csv', bytes });
  await runner.settled();
  return getImport(deps, staff, id);
}
async function apply(id: string) {
  await startApplying(deps, staff, id);
  await runner.settled();
  return getImport(deps, staff, id);
}
async function imported(text: string | Uint8Array, source?: string) {
  const checked = await upload(text, source);
  expect(checked).toMatchObject({ state: 'checked', badRows: 0 });
  return apply(checked.id);
}
const problemsOf = async (id: string) =>
  (await listProblems(deps, staff, id, { page: 1, show: 'all' })).problems.map(
    ({ severity, line, column, value, reason, hint }) => [severity, line, column, value, reason, hint],
  );
const entries = () =>
  deps.db.selectFrom('organisations').selectAll().orderBy('created_at').orderBy('external_id').execute();
const history = () => deps.db.selectFrom('organisation_history').selectAll().execute();

describe('a list of organisations', () => {
  const list = organisationsCsv([
    {
      法人番号: '７０００-0120-50002',
      電話番号: '０１１－２１１－００００',
      メールアドレス: 'kai@example.jp',
    },
    { 名称: '㈱架空の灯', 種別: '企業', 備考: '一行め\n二行め', URL: 'https://example.jp/' },
  ]);

  test.each(['cp932', 'utf-8', 'utf-8-bom', 'utf-16le'] as const)(
    'in %s: read, applied, and once more nothing',
    async (encoding) => {
      const checked = await upload(list, '団体一覧', encoding);
      expect(checked).toMatchObject({ state: 'checked', badRows: 0, warnings: 0 });
      expect(checked.summary).toMatchObject({
        layout: 'organisations',
        subjects: 2,
        change: { added: 2, changed: 0, removed: 0, unchanged: 0 },
      });
      expect(await entries()).toEqual([]);
      expect(await apply(checked.id)).toMatchObject({ state: 'applied' });
      const rows = await entries();
      expect(rows).toMatchObject([
        {
          corporate_number: '7000012050002',
          kana: 'かくうのかい',
          status: 'listed',
          source: 'import',
          external_id: '団体一覧|D0001',
          contact_phone: '011-211-0000',
          contact_visibility: 'staff',
          area_code: '011070',
        },
        { name: '㈱架空の灯', type: 'company', legal_form: 'stock_company', description: '一行め\n二行め' },
      ]);
      expect(await deps.db.selectFrom('organisation_areas').select('area_code').execute()).toEqual([
        { area_code: '011070' },
        { area_code: '011070' },
      ]);
      expect(await deps.db.selectFrom('audit_log').select('action').execute()).toContainEqual({
        action: 'imports.applied',
      });

      const before = { rows, history: await history() };
      const again = await upload(list, '団体一覧', encoding);
      expect(again.summary?.change).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
      await apply(again.id);
      expect({ rows: await entries(), history: await history() }).toEqual(before);
    },
  );

  test('in xlsx', async () => {
    const columns = ORGANISATION_COLUMNS.map((title) => ({ title, width: 10, kind: 'text' as const }));
    const row = ORGANISATION_COLUMNS.map((column) =>
      column === '名称' ? '架空の会' : column === '種別' ? '町内会' : '',
    );
    const done = await imported(await xlsxOf('団体', columns, [row]));
    expect(done.summary).toMatchObject({ encoding: 'xlsx', change: { added: 1 } });
    expect(await entries()).toMatchObject([{ name: '架空の会', type: 'chonaikai', external_id: null }]);
  });

  test('every bad cell is named with line, column, value and reason, and nothing is imported', async () => {
    const bad = await upload(
      organisationsCsv([
        { 法人番号: '8000012050002', 活動分野: '3;宇宙', 活動地域: '東京' },
        {},
        { ID: 'D0002', 種別: '王国', メールアドレス: 'だめ', 電話番号: '電話なし' },
        { 名称: '', 全国地方公共団体コード: '999999' },
        { 緯度: '143', 経度: '43', URL: 'javascript:alert(1)' },
      ]),
    );
    expect(bad).toMatchObject({ state: 'checked', badRows: 4 });
    expect(await problemsOf(bad.id)).toEqual([
      ['bad', 2, '法人番号', '8000012050002', 'bad_corporate_number', ''],
      ['bad', 2, '活動分野', '宇宙', 'unknown_field', ''],
      ['bad', 2, '活動地域', '東京', 'unknown_area', ''],
      ['bad', 4, '種別', '王国', 'unknown_word', ''],
      ['bad', 4, 'メールアドレス', 'だめ', 'bad_email', ''],
      ['bad', 4, '電話番号', '電話なし', 'bad_phone', ''],
      ['bad', 4, 'ID', 'D0002', 'duplicate_row', '3'],
      ['bad', 5, '全国地方公共団体コード', '999999', 'bad_code', ''],
      ['bad', 5, '名称', '', 'empty', ''],
      ['bad', 6, '緯度', '143', 'bad_position', '20–46'],
      ['bad', 6, 'URL', 'javascript:alert(1)', 'bad_url', ''],
    ]);
    await expect(startApplying(deps, staff, bad.id)).rejects.toThrow('bad_rows');
    expect(await entries()).toEqual([]);
  });
});

describe('a list brought up to date', () => {
  test('changes what it says otherwise, keeps what it leaves open, and the history has both', async () => {
    await imported(organisationsCsv([{ 電話番号: '011-211-0000', 備考: '前の説明' }, {}]));
    const checked = await upload(organisationsCsv([{ 備考: 'あとの説明' }, {}, {}]));
    expect(checked.summary).toMatchObject({
      change: { added: 1, changed: 1, removed: 0, unchanged: 1 },
      entries: [
        { line: 2, parts: ['description'] },
        { line: 4, id: null },
      ],
    });
    await apply(checked.id);
    const [first] = await entries();
    expect(first).toMatchObject({ description: 'あとの説明', contact_phone: '011-211-0000', revision: 2 });
    const kept = (await history()).find(({ before }) => before !== null);
    expect(kept).toMatchObject({ kind: 'imported', actor_name: '職員', note: '団体一覧' });
    expect(JSON.parse(kept?.before ?? '')).toMatchObject({ description: '前の説明' });
  });

  test('does not write over what the organisation itself looks after', async () => {
    await imported(organisationsCsv([{ 備考: '前の説明' }]));
    const [entry] = await entries();
    const member = await makeAccount(deps, 'member');
    await deps.db
      .insertInto('organisation_members')
      .values({ organisation_id: entry?.id ?? '', user_id: member.userId, role: 'owner', joined_at: 1 })
      .execute();
    const text = organisationsCsv([{ 備考: '市の説明', URL: 'https://example.jp/' }]);
    const checked = await upload(text);
    expect(await problemsOf(checked.id)).toEqual([
      ['warning', 2, null, '架空の会 その1', 'own_words_kept', ''],
    ]);
    await apply(checked.id);
    expect(await entries()).toMatchObject([{ description: '前の説明', website: 'https://example.jp/' }]);
    expect((await upload(text)).summary?.change).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('finds an entry that was typed by its 法人番号, and from then on by its ID', async () => {
    const id = await makeOrganisation(deps, { name: '架空の会', corporateNumber: '7000012050002' });
    const text = organisationsCsv([{ 法人番号: '7000012050002', 名称: 'NPO法人架空の会' }]);
    expect((await imported(text)).summary?.change).toMatchObject({ added: 0, changed: 1 });
    expect(await entries()).toMatchObject([{ id, name: 'NPO法人架空の会', external_id: '団体一覧|D0001' }]);
    expect((await upload(text)).summary?.change).toMatchObject({ changed: 0, unchanged: 1 });
  });

  test('says which new ones may be known already, by name and by address', async () => {
    await makeOrganisation(deps, {
      name: '特定非営利活動法人カクウの會',
      place: { postalCode: '', address: '', lat: null, lng: null },
    });
    const checked = await upload(
      organisationsCsv([{ 名称: '架空の会' }, { 名称: 'カクウの会' }, { 名称: '（特非）カクウの会' }]),
    );
    expect(checked.badRows).toBe(0);
    const likely = (await problemsOf(checked.id)).filter(
      ([, , , , reason]) => reason === 'possible_duplicate',
    );
    expect(likely.map(([, line, , , , hint]) => [line, hint])).toContainEqual([
      3,
      '特定非営利活動法人カクウの會',
    ]);
  });

  test('IDs of two lists have nothing to do with each other', async () => {
    await imported(organisationsCsv([{ 名称: '架空の甲' }]), '一覧その一');
    const other = await upload(organisationsCsv([{ 名称: '架空の乙' }]), '一覧その二');
    expect(other.summary?.change).toMatchObject({ added: 1, changed: 0 });
  });
});

test('a small list with other headings is read as well', async () => {
  await imported(
    csv([
      ['団体名簿（架空）'],
      ['団体名', 'フリガナ', '住所', '設立年月日', '会員数'],
      ['架空第三町内会', 'カクウダイサンチョウナイカイ', '西区八軒1条東1丁目', '昭和50年4月1日', '320世帯'],
    ]),
  );
  expect(await entries()).toMatchObject([
    {
      type: 'chonaikai',
      founded_year: 1975,
      people: 320,
      address: '西区八軒1条東1丁目',
      area_code: '011070',
    },
  ]);
});
