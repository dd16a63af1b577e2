import { describe, expect, test } from 'vitest';
import type { Area } from '~/domains/areas/model';
import { parseAge, parseCount } from './cells';
import { PopulationReader } from './population';
import { Problems } from './problems';
import { AreaBook, type TownEntry, townCodeKey, townKey } from './towns';
import type { ImportOptions } from './types';

const area = (code: string, kind: Area['kind'], name: string, parentCode: string | null): Area => ({
  code,
  kind,
  name,
  kana: '',
  parentCode,
  middle: null,
  validFrom: '2000-01-01',
  validTo: null,
});
const AREAS: Area[] = [
  area('011002', 'city', '札幌市', null),
  area('011070', 'ward', '西区', '011002'),
  area('011088', 'ward', '厚別区', '011002'),
  area('011070-01', 'centre', '八軒', '011070'),
  area('011070-02', 'centre', '琴似二十四軒', '011070'),
  area('011070-02-01', 'rengo', '二十四軒連合町内会', '011070-02'),
  area('011088-01', 'centre', '厚別中央', '011088'),
];
const TOWNS: TownEntry[] = [
  { key: townKey('011070', '八軒'), name: '八軒', areaCode: '011070-01' },
  { key: townKey('011070', '二十四軒一条'), name: '二十四軒一条', areaCode: '011070-02-01' },
  { key: townCodeKey('011070030'), name: '琴似', areaCode: '011070-02' },
];

function read(
  rows: readonly (readonly string[])[],
  { day = '2020-10-01', towns = TOWNS }: { day?: ImportOptions['day']; towns?: TownEntry[] | null } = {},
) {
  const problems = new Problems();
  const reader = new PopulationReader(new AreaBook(AREAS, towns), { day }, problems);
  rows.forEach((cells, i) => void reader.take({ line: i + 1, cells }));
  const reading = reader.finish();
  const value = (areaCode: string, sex: 'male' | 'female', ageFrom: number) =>
    reading?.set.cells.find(
      (cell) => cell.areaCode === areaCode && cell.sex === sex && cell.ageFrom === ageFrom,
    )?.value;
  const total = (areaCode: string) =>
    reading?.set.totals.find((one) => one.areaCode === areaCode)?.population;
  return { reading, problems: problems.sorted(), value, total };
}
const reasons = (result: ReturnType<typeof read>) =>
  result.problems.map(({ line, reason }) => [line, reason]);

/** Five-year groups of e-Stat's GIS files: 0～4 … 70～74, 75歳以上. */
const GIS_AGES = [...Array.from({ length: 15 }, (_, i) => `${i * 5}〜${i * 5 + 4}歳`), '７５歳以上'];
const fullWidth = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe('cells', () => {
  test.each([
    ['1,234', 1234],
    ['１２３人', 123],
    [' 5 ', 5],
    ['7.0', 7],
    ['-', 0],
    ['－', 0],
    ['―', 0],
    ['X', null],
    ['Ｘ', null],
    ['***', null],
    ['…', null],
    ['', null],
    ['-5', undefined],
    ['△3', undefined],
    ['7.5', undefined],
    ['=1+1', undefined],
    ['１２人半', undefined],
  ])('%j is the count %j', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });

  test.each([
    ['０～４歳', { from: 0, to: 4 }],
    ['10〜14歳', { from: 10, to: 14 }],
    ['5-9', { from: 5, to: 9 }],
    ['100歳以上', { from: 100, to: null }],
    ['（再掲）15歳未満', { from: 0, to: 14 }],
    ['0歳', { from: 0, to: 0 }],
    ['年齢「不詳」', 'unknown'],
    ['総数、年齢「不詳」含む', 'all'],
    ['計', 'all'],
    ['9-5', null],
    ['三十歳', null],
    ['12', null],
  ])('%j is the age %j', (text, age) => {
    expect(parseAge(text)).toEqual(age);
  });
});

describe('e-Stat, files of the GIS', () => {
  const codes = ['KEY_CODE', 'HYOSYO', 'CITYNAME', 'NAME', 'HTKSYORI', 'HTKSAKI', 'GASSAN'];
  const words = (sex: string) => [
    sex === '総数' ? '総数、年齢「不詳」含む' : `${sex}の総数、年齢「不詳」含む`,
    ...GIS_AGES.map((age) => `　${sex}${fullWidth(age)}`.trim()),
    `${sex}１５歳未満`,
    `${sex}６５歳以上`,
  ];
  const labels = ['', '', '', '', '', '', '', ...words('総数'), ...words('男'), ...words('女')];
  const head = [
    [...codes, ...labels.slice(7).map((_, i) => `T001082${String(i + 1).padStart(3, '0')}`)],
    labels,
  ];
  const figures = (each: string) => {
    const n = Number(each);
    const one = (k: number) =>
      Number.isNaN(n)
        ? Array.from({ length: 19 }, () => each)
        : [16 * n * k, ...GIS_AGES.map(() => n * k), 3 * n * k, 3 * n * k].map(String);
    return [...one(2), ...one(1), ...one(1)];
  };
  const row = (code: string, name: string, each: string, secret = ['0', '', '']) => [
    code,
    '2',
    '札幌市西区',
    name,
    ...secret,
    ...figures(each),
  ];

  test('wards stand by themselves, 丁目 add up to centres, and their 町 is not counted twice', () => {
    const result = read([
      ...head,
      row('01107', '', '7'),
      row('011070010', '八軒', '3'),
      row('01107001001', '八軒一丁目', '1'),
      row('01107001002', '八軒二丁目', '2'),
      row('011070020', '二十四軒一条', '3'),
      row('011070030', 'コトニ', '1'),
      row('01224', '千歳市', '9'),
    ]);
    expect(result.problems).toEqual([]);
    expect(result.reading?.layout).toBe('estat-gis');
    expect(result.value('011070', 'male', 0)).toBe(7);
    expect(result.value('011070-01', 'male', 0)).toBe(3);
    expect(result.value('011070-01', 'female', 75)).toBe(3);
    // The 連合町内会 has its towns; its centre has them too, with those of its own.
    expect(result.value('011070-02-01', 'male', 5)).toBe(3);
    expect(result.value('011070-02', 'male', 5)).toBe(4);
    expect(result.total('011070')).toBe(16 * 14);
    expect(result.total('011002')).toBeUndefined();
    expect(result.reading?.passedOver).toEqual({ subtotal: 1, outside: 1 });
    const last = result.reading?.set.cells.filter(({ areaCode }) => areaCode === '011070').at(-1);
    expect(last).toMatchObject({ ageFrom: 75, ageTo: null });
  });

  test('secret towns are left to the one that carries them, with a warning across areas', () => {
    const result = read([
      ...head,
      row('011070010', '八軒', '5', ['1', '', '011070020;011070030']),
      row('011070020', '二十四軒一条', 'X', ['2', '011070010', '']),
      row('011070030', '琴似', 'X', ['2', '011070010', '']),
    ]);
    expect(result.reading?.passedOver).toEqual({ merged: 2 });
    expect(reasons(result)).toEqual([
      [4, 'secret_elsewhere'],
      [5, 'secret_elsewhere'],
    ]);
    expect(result.value('011070-01', 'male', 0)).toBe(5);
  });

  test('a secret value that nobody carries makes its area secret', () => {
    const result = read([...head, row('011070010', '八軒', 'X')]);
    expect(reasons(result)).toEqual([[3, 'secret_value']]);
    expect(result.value('011070-01', 'male', 0)).toBeNull();
  });

  test('a town that no table knows is a bad row; without a table towns are passed over', () => {
    expect(reasons(read([...head, row('011070990', '発寒', '1'), row('01107', '', '1')]))).toEqual([
      [3, 'unknown_town'],
    ]);
    const without = read([...head, row('011070990', '発寒', '1'), row('01107', '', '1')], { towns: null });
    expect(without.problems).toEqual([]);
    expect(without.reading?.passedOver).toEqual({ town: 1 });
  });
});

describe('e-Stat, tables', () => {
  const ages = [
    ...Array.from({ length: 20 }, (_, i) => `${i * 5}～${i * 5 + 4}歳`),
    '100歳以上',
    '年齢「不詳」',
  ];
  const names = ['市区町村コード', '町丁字コード', '地域階層レベル', '秘匿処理', '秘匿先情報', '合算地域'];
  const head = [
    ['1', '令和２年国勢調査　小地域集計'],
    ['2', '第３表　男女，年齢（5歳階級）別人口－町丁・字等'],
    ['3'],
    [
      '5',
      '男女',
      ...names,
      '都道府県名',
      '市区町村名',
      '大字・町名',
      '字・丁目名',
      '総数',
      ...ages,
      '平均年齢',
    ],
  ];
  const row = (n: number, sex: string, town: string, name: string, each: number | string) => [
    String(n),
    sex,
    '01107',
    town,
    '4',
    '',
    '',
    '',
    '北海道',
    '札幌市西区',
    name,
    '-',
    typeof each === 'number' ? String(each * 22) : each,
    ...ages.map(() => String(each)),
    '44.1',
  ];
  const people = (town: string, name: string, male: number, female: number): string[][] => [
    row(6, '総数', town, name, male + female),
    row(7, '男', town, name, male),
    row(8, '女', town, name, female),
  ];

  test('sexes in rows, titles above, the municipality without a town', () => {
    const result = read([...head, ...people('-', '-', 5, 6), ...people('0010', '八軒', 2, 3)]);
    expect(result.problems).toEqual([]);
    expect(result.reading).toMatchObject({ layout: 'estat-table', headerLine: 4, people: 11 * 22 });
    expect(result.value('011070', 'female', 100)).toBe(6);
    expect(result.value('011070-01', 'male', 95)).toBe(2);
    expect(result.total('011070-01')).toBe(5 * 22);
  });

  test('sexes side by side under a spanning heading, as in 2015', () => {
    const wide = (n: number) => [String(n * 22), ...ages.map(() => String(n))];
    const blank = ages.map(() => '');
    const result = read([
      ['', '', '', '総数（男女別）', ...blank, '男', ...blank, '女', ...blank],
      ['市区町村コード', '町丁字コード', '大字・町名', ...[1, 2, 3].flatMap(() => ['総数', ...ages])],
      ['01107', '0010', '八軒', ...wide(3), ...wide(1), ...wide(2)],
    ]);
    expect(result.problems).toEqual([]);
    expect(result.value('011070-01', 'male', 0)).toBe(1);
    expect(result.value('011070-01', 'female', 0)).toBe(2);
  });

  test('totals that do not add up are warnings with both numbers', () => {
    const rows = people('0010', '八軒', 2, 3);
    const wrong = rows.map((cells, i) =>
      i === 1 ? cells.map((cell, k) => (k === 12 ? '40' : cell)) : cells,
    );
    const result = read([...head, ...wrong]);
    expect(result.problems.map(({ reason, value, hint }) => [reason, value, hint])).toEqual([
      ['total_differs', '40', '44'],
      ['sexes_differ', '110', '106'],
    ]);
  });

  test('shifted, short, repeated and unreadable rows are bad, each with its line', () => {
    const [total = [], male = [], female = []] = people('0010', '八軒', 2, 3);
    const result = read([
      ...head,
      total,
      ['', ...male],
      male.slice(0, -3),
      male,
      male,
      female.map((cell, i) => (i === 20 ? '二人' : cell)),
      female.map((cell, i) => (i === 10 ? '八\ufffd' : cell)),
      female.map((cell, i) => (i === 1 ? '女子' : cell)),
    ]);
    expect(reasons(result).filter(([line]) => Number(line) > 5)).toEqual([
      [6, 'wrong_column_count'],
      [7, 'wrong_column_count'],
      [9, 'duplicate_row'],
      [10, 'not_a_count'],
      [11, 'undecodable'],
      [12, 'unknown_sex'],
    ]);
    expect(result.problems.find(({ line }) => line === 10)).toMatchObject({
      column: '35～39歳',
      value: '二人',
    });
  });
});

describe('municipal tables', () => {
  test('single years down, sexes across, wards and areas by name, 和暦 and notes', () => {
    const ages = Array.from({ length: 106 }, (_, i) => (i === 105 ? '105歳以上' : `${i}歳`));
    const result = read(
      [
        ['住民基本台帳人口', '', '', '', '', ''],
        ['基準日', '区', '地区', '年齢', '男', '女'],
        ['令和7年1月1日', '西区', '八軒地区', '総数', '1,060', '212'],
        ...ages.map((age) => ['Ｒ７．１．１', '西区', '八軒地区', age, '10', '２']),
        ['注）外国人を含む。', '', '', '', '', ''],
      ],
      { day: null },
    );
    expect(result.problems).toEqual([]);
    expect(result.reading).toMatchObject({ layout: 'ages-down', day: '2025-01-01', people: 1272 });
    expect(result.value('011070-01', 'male', 0)).toBe(50);
    expect(result.value('011070-01', 'female', 100)).toBe(12);
    expect(result.reading?.passedOver).toEqual({ note: 1 });
  });

  test('推奨データセット 地域・年齢別人口: sexes and ages in one heading, several days', () => {
    const ages = [...Array.from({ length: 17 }, (_, i) => `${i * 5}-${i * 5 + 4}歳`), '85歳以上'];
    const head = [
      '都道府県コード又は市区町村コード',
      '地域コード',
      '都道府県名',
      '市区町村名',
      '調査年月日',
      '地域名',
    ];
    const counts = [
      '総人口',
      '男性',
      '女性',
      ...ages.flatMap((age) => [`${age}の男性`, `${age}の女性`]),
      '世帯数',
    ];
    const row = (day: string, name: string, n: number) => [
      ...['011070', '', '北海道', '札幌市西区', day, name, String(36 * n), String(18 * n), String(18 * n)],
      ...ages.flatMap(() => [String(n), String(n)]),
      '20',
    ];
    const rows = [
      [...head, ...counts],
      row('2025/1/1', '八軒１条西1丁目', 1),
      row('2025/1/1', '', 4),
      row('2025/2/1', '', 5),
    ];
    const towns = [{ key: townKey('011070', '八軒一条西'), name: '', areaCode: '011070-01' }];
    const one = read(rows, { day: '2025-01-01', towns });
    expect(reasons(one)).toEqual([]);
    expect(one.value('011070-01', 'male', 85)).toBe(1);
    expect(one.value('011070', 'male', 85)).toBe(4);
    expect(one.reading?.set.totals[0]).toMatchObject({ households: 20 });
    expect(one.reading?.passedOver).toEqual({ other_day: 1 });
    expect(reasons(read(rows, { day: null, towns }))).toContainEqual([null, 'several_days']);
  });

  test('ages that overlap or leave a gap are faults of the file', () => {
    const table = (...ages: string[]) => [
      ['地区', '年齢', '男', '女'],
      ...ages.map((age) => ['八軒', age, '1', '1']),
    ];
    expect(read(table('0～4歳', '3～7歳', '5歳以上')).problems[0]).toMatchObject({
      reason: 'age_overlap',
      value: '3～7歳',
    });
    expect(read(table('0～4歳', '10歳以上')).problems[0]).toMatchObject({ reason: 'age_gap' });
    expect(read(table('0～9歳', '10歳以上')).problems[0]).toMatchObject({ reason: 'age_width' });
    expect(read(table('0～4歳', '5歳以上', '15歳未満')).problems[0]).toMatchObject({ reason: 'age_overlap' });
    expect(read(table('0～4歳', '5歳以上')).problems).toEqual([]);
  });

  test('areas nobody knows, areas two wards have, and a file without headings', () => {
    const head = ['地区', '年齢', '男', '女'];
    const rows = (name: string) => [head, [name, '0～4歳', '1', '1'], [name, '5歳以上', '1', '1']];
    expect(reasons(read(rows('どこか')))).toEqual([[2, 'unknown_area'], [3, 'unknown_area'], ...[]]);
    expect(
      reasons(
        read([
          ['a', 'b'],
          ['c', 'd'],
        ]),
      ),
    ).toEqual([[null, 'no_header']]);
    expect(reasons(read([head]))).toEqual([[null, 'no_rows']]);
  });

  test('a ward row that its centres do not add up to is a warning', () => {
    const rows = (name: string, n: number) => [
      [name, '0～4歳', String(n), String(n)],
      [name, '5歳以上', String(n), String(n)],
    ];
    const result = read([['地区', '年齢', '男', '女'], ...rows('厚別区', 5), ...rows('厚別中央', 4)]);
    expect(result.problems).toMatchObject([
      { reason: 'parts_differ', line: 2, value: '厚別区 20', hint: '16' },
    ]);
  });
});
