import iconv from 'iconv-lite';

/**
 * Files as offices publish them, made up: names of areas and layouts are real (e-Stat 国勢調査 小地域集計 第3表 and
 * its GIS files, 推奨データセット 公共施設一覧), figures are not.
 */

export type FileEncoding = 'cp932' | 'utf-8' | 'utf-8-bom' | 'utf-16le';

/** Bytes of a text file with Windows line ends. */
export function encoded(text: string, encoding: FileEncoding): Uint8Array {
  const lines = text.replace(/\r?\n/g, '\r\n');
  if (encoding === 'cp932') return new Uint8Array(iconv.encode(lines, 'cp932'));
  if (encoding === 'utf-16le') return new Uint8Array(iconv.encode(lines, 'utf-16le', { addBOM: true }));
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\ufeff${lines}` : lines);
}

export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return rows.map((row) => `${row.map(cell).join(',')}\n`).join('');
}

export const FIVE_YEAR_AGES = [
  ...Array.from({ length: 20 }, (_, i) => `${i * 5}～${i * 5 + 4}歳`),
  '100歳以上',
];

/** 住民基本台帳, ages down, sexes across, one area each; `count` tells the people of an area, age and sex. */
export function registerCsv(
  areas: readonly string[],
  count: (area: string, age: string, sex: '男' | '女') => string | number = () => 10,
  day = '令和7年1月1日',
): string {
  const rows = areas.flatMap((area) =>
    FIVE_YEAR_AGES.map((age) => [day, area, age, count(area, age, '男'), count(area, age, '女')]),
  );
  return csv([['住民基本台帳人口（架空）'], ['基準日', '地区', '年齢', '男', '女'], ...rows]);
}

export const FACILITY_COLUMNS = [
  '全国地方公共団体コード',
  'ID',
  '地方公共団体名',
  '名称',
  '名称_カナ',
  '名称_英語',
  'POIコード',
  '所在地_連結表記',
  '緯度',
  '経度',
  '法人番号',
  '電話番号',
  'URL',
  '備考',
] as const;

/** 公共施設一覧 in the columns of the dataset; `over` replaces cells of the facility's row. */
export function facilitiesCsv(
  facilities: readonly Partial<Record<(typeof FACILITY_COLUMNS)[number], string>>[],
): string {
  const row = (over: (typeof facilities)[number], i: number) =>
    FACILITY_COLUMNS.map((column) => {
      const usual: Partial<Record<(typeof FACILITY_COLUMNS)[number], string>> = {
        全国地方公共団体コード: '011002',
        ID: `F${String(i + 1).padStart(4, '0')}`,
        地方公共団体名: '北海道札幌市',
        名称: `まちの会館${i + 1}`,
        名称_カナ: 'マチノカイカン',
        所在地_連結表記: '北海道札幌市西区二十四軒',
        緯度: '43.07',
        経度: '141.31',
      };
      return over[column] ?? usual[column] ?? '';
    });
  return csv([FACILITY_COLUMNS, ...facilities.map(row)]);
}
