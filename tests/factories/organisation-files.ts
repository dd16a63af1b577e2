import { csv } from './import-files';

/** Columns of a list of organisations as an office keeps it, see docs/organisations.md. */
export const ORGANISATION_COLUMNS = [
  '全国地方公共団体コード',
  '法人番号',
  'ID',
  '地方公共団体名',
  '名称',
  '名称_カナ',
  '種別',
  '所在地_連結表記',
  '緯度',
  '経度',
  '電話番号',
  'メールアドレス',
  '連絡先の公開',
  'URL',
  '活動分野',
  '活動地域',
  '備考',
] as const;
type Column = (typeof ORGANISATION_COLUMNS)[number];

/** A list of invented organisations; `over` replaces cells of a row. */
export function organisationsCsv(rows: readonly Partial<Record<Column, string>>[]): string {
  return csv([
    ORGANISATION_COLUMNS,
    ...rows.map((over, i) => {
      const usual: Partial<Record<Column, string>> = {
        全国地方公共団体コード: '011002',
        ID: `D${String(i + 1).padStart(4, '0')}`,
        地方公共団体名: '北海道札幌市',
        名称: `架空の会 その${i + 1}`,
        名称_カナ: 'カクウノカイ',
        種別: 'NPO法人',
        所在地_連結表記: `北海道札幌市西区二十四軒4条${i + 1}丁目1-1`,
        活動分野: '3;7',
        活動地域: '西区',
      };
      return ORGANISATION_COLUMNS.map((column) => over[column] ?? usual[column] ?? '');
    }),
  ]);
}
