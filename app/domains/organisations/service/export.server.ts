import { listAreas } from '~/domains/areas/service.server';
import { csvOf } from '~/domains/exchange/csv';
import { encodeCp932, encodeUtf8 } from '~/domains/exchange/encoding.server';
import { type SheetColumn, xlsxOf } from '~/domains/exchange/xlsx.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf } from '~/platform/wareki';
import { toOrganisation, toView } from '../mapping.server';
import type { OrganisationView } from '../model';
import { listByStatus, loadParts } from '../repo/entries.server';

export const EXPORT_FORMATS = ['csv', 'cp932', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What a column is written with: words of the catalogue, areas by code, the municipality. */
interface Writing {
  t: (key: string) => string;
  areas: ReadonlyMap<string, { name: string; parentCode: string | null }>;
  municipality: { code: string; name: string };
}

type Cell = string | number | null;
interface Column {
  title: string;
  width: number;
  kind?: SheetColumn['kind'];
  value: (organisation: OrganisationView, writing: Writing) => Cell;
}

const list = (values: readonly string[]) => values.join(';');
/** 西区 八軒: names of areas are only unique within their ward. */
function areaName(code: string, { areas }: Writing): string {
  const area = areas.get(code);
  const around = area?.parentCode ? areas.get(area.parentCode) : undefined;
  const ward = around?.name.endsWith('区') ? around.name : '';
  return `${ward}${area?.name ?? code}`;
}

/** 推奨データセット; the importer reads the same headings. See docs/organisations.md. */
const COLUMNS: readonly Column[] = [
  { title: '全国地方公共団体コード', width: 12, value: (_one, { municipality }) => municipality.code },
  { title: '法人番号', width: 16, value: ({ corporateNumber }) => corporateNumber ?? '' },
  { title: 'ID', width: 22, value: ({ id }) => id },
  { title: '地方公共団体名', width: 16, value: (_one, { municipality }) => municipality.name },
  { title: '名称', width: 32, value: ({ name }) => name },
  { title: '名称_カナ', width: 32, value: ({ kana }) => katakana(kana) },
  { title: '名称_英語', width: 24, value: ({ nameEn }) => nameEn },
  { title: '種別', width: 16, value: ({ type }, { t }) => t(`types.${type}`) },
  { title: '法人格', width: 20, value: ({ legalForm }, { t }) => t(`legalForms.${legalForm}`) },
  { title: '郵便番号', width: 10, value: ({ place }) => place?.postalCode ?? '' },
  { title: '所在地_連結表記', width: 40, value: ({ place }) => place?.address ?? '' },
  { title: '緯度', width: 12, kind: 'number', value: ({ place }) => place?.lat ?? null },
  { title: '経度', width: 12, kind: 'number', value: ({ place }) => place?.lng ?? null },
  { title: '地区コード', width: 12, value: ({ homeArea }) => homeArea ?? '' },
  { title: '地区', width: 16, value: ({ homeArea }, w) => (homeArea === null ? '' : areaName(homeArea, w)) },
  { title: '連絡先名', width: 16, value: ({ contact }) => contact?.name ?? '' },
  { title: '電話番号', width: 16, value: ({ contact }) => contact?.phone ?? '' },
  { title: 'メールアドレス', width: 24, value: ({ contact }) => contact?.email ?? '' },
  { title: 'URL', width: 32, value: ({ website }) => website },
  { title: '設立年', width: 8, value: ({ foundedYear }) => foundedYear },
  { title: '会員数', width: 8, kind: 'number', value: ({ people }) => people },
  {
    title: '活動分野',
    width: 32,
    value: ({ fields }, { t }) => list(fields.map((field) => t(`fields.${field}`))),
  },
  { title: '活動地域コード', width: 24, value: ({ areas }) => list(areas) },
  { title: '活動地域', width: 32, value: ({ areas }, w) => list(areas.map((code) => areaName(code, w))) },
  {
    title: '提供できること',
    width: 32,
    value: ({ offers }, { t }) => list([...new Set(offers.map(({ term }) => t(`terms.${term}`)))]),
  },
  {
    title: '必要なこと',
    width: 32,
    value: ({ needs }, { t }) => list([...new Set(needs.map(({ term }) => t(`terms.${term}`)))]),
  },
  { title: '概要', width: 40, value: ({ summary }) => summary },
  { title: '備考', width: 48, value: ({ description }) => description },
  { title: '架空', width: 8, value: ({ fictional }) => (fictional ? '架空' : '') },
];

/** Full width, as the dataset asks. */
function katakana(kana: string): string {
  return kana.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
}

/**
 * All listed organisations as a file, in Japanese, with what everybody may see: who is signed in changes nothing, so
 * that a file never holds more than may be given away. Throws `not_found` for another format.
 */
export async function exportOrganisations(
  deps: Deps,
  format: string,
): Promise<{ fileName: string; mediaType: string; bytes: Uint8Array }> {
  const known = EXPORT_FORMATS.find((one) => one === format);
  if (known === undefined) throw new DomainError('not_found');
  const table = await tableOf(deps);
  const day = dayOf(deps.clock.now());
  const head = COLUMNS.map(({ title }) => title);
  if (known === 'xlsx') {
    const columns = COLUMNS.map(({ title, width, kind = 'text' }) => ({ title, width, kind }));
    return {
      fileName: `organisations_${day}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: await xlsxOf('organisations', columns, table),
    };
  }
  const text = csvOf([head, ...table]);
  const isUtf8 = known === 'csv';
  return {
    fileName: `organisations_${day}${isUtf8 ? '' : '_sjis'}.csv`,
    mediaType: `text/csv; charset=${isUtf8 ? 'utf-8' : 'Shift_JIS'}`,
    bytes: isUtf8 ? encodeUtf8(text) : encodeCp932(text),
  };
}

async function tableOf(deps: Deps): Promise<Cell[][]> {
  const rows = await listByStatus(deps.db, 'listed');
  const parts = await loadParts(
    deps.db,
    rows.map(({ id }) => id),
  );
  const areas = await listAreas(deps);
  const city = areas.find(({ kind }) => kind === 'city');
  const { t } = i18nFor('ja');
  const writing: Writing = {
    t: (key) => t(`organisations:${key}`),
    areas: new Map(areas.map((area) => [area.code, area])),
    municipality: { code: city?.code.slice(0, 6) ?? '', name: city?.name ?? '' },
  };
  return rows.flatMap((row) => {
    const own = parts.get(row.id);
    if (!own) return [];
    const seen = toView(toOrganisation(row, own), { kind: 'anonymous' }, null);
    return [COLUMNS.map(({ value }) => value(seen, writing))];
  });
}
