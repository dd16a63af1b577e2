/**
 * Files in the shapes in which offices publish them, with figures of nobody: headings, codes, notes and untidiness
 * are those of the real ones (e-Stat 小地域集計, 住民基本台帳 of several cities, 推奨データセット), numbers are made up.
 */

export type OfficeTable = readonly (readonly (string | number)[])[];

/** 5-year groups up to `open` and older, as the office writes them. */
function ages(open: number, write: (from: number, to: number | null) => string): string[] {
  return Array.from({ length: open / 5 + 1 }, (_, i) =>
    i * 5 === open ? write(open, null) : write(i * 5, i * 5 + 4),
  );
}

const full = (text: string | number) =>
  String(text).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const gisAge = (from: number, to: number | null) =>
  to === null ? `${full(from)}歳以上` : `${full(from)}～${full(to)}歳`;
const wideAge = (from: number, to: number | null) => (to === null ? `${from}歳以上` : `${from}～${to}歳`);

interface Town {
  code: string;
  level: 1 | 2 | 3 | 4;
  name: string;
  /** People of each sex and group; `X`: kept secret. */
  each: number | 'X';
  /** Code of the town that carries the secret figures, or those carried. */
  to?: string;
  carries?: string;
}

/** 西区 with a 町 of two 丁目, and a secret 町 whose figures another one carries. */
const TOWNS: readonly Town[] = [
  { code: '01107', level: 1, name: '', each: 12 },
  { code: '011070010', level: 2, name: '八軒', each: 7 },
  { code: '01107001001', level: 3, name: '八軒一丁目', each: 3 },
  { code: '01107001002', level: 3, name: '八軒二丁目', each: 4 },
  { code: '011070020', level: 2, name: '発寒', each: 5, carries: '011070030;011070040' },
  { code: '011070030', level: 2, name: '発寒東', each: 'X', to: '011070020' },
  { code: '011070040', level: 2, name: '発寒西', each: 'X', to: '011070020' },
];

/** 統計GIS: codes over words, 秘匿 as `X`, 合算地域 with semicolons, a file of the whole prefecture. */
export function gisTable(): OfficeTable {
  const codes = ['KEY_CODE', 'HYOSYO', 'CITYNAME', 'NAME', 'HTKSYORI', 'HTKSAKI', 'GASSAN'];
  const words = ['総数', '男', '女'].flatMap((sex) => [
    sex === '総数' ? '総数、年齢「不詳」含む' : `${sex}の総数、年齢「不詳」含む`,
    ...ages(75, (from, to) => `${sex}${gisAge(from, to)}`),
    ...['１５歳未満', '１５～６４歳', '６５歳以上'].map((age) => `${sex}${age}`),
  ]);
  const rows = TOWNS.map(({ code, level, name, each, to = '', carries = '' }) => {
    const one = (k: number) =>
      each === 'X'
        ? words.slice(0, 20).map(() => 'X')
        : [
            16 * each * k,
            ...ages(75, () => '').map(() => each * k),
            3 * each * k,
            10 * each * k,
            3 * each * k,
          ];
    const secrecy = to !== '' ? 2 : carries !== '' ? 1 : 0;
    return [code, level, '札幌市西区', name, secrecy, to, carries, ...one(2), ...one(1), ...one(1)];
  });
  const elsewhere = ['01224', 1, '千歳市', '', 0, '', '', ...words.map(() => 999)];
  return [
    [...codes, ...words.map((_, i) => `T001082${String(i + 1).padStart(3, '0')}`)],
    [...codes.map(() => ''), ...words],
    ...rows,
    elsewhere,
  ];
}

/** 統計表 of 2020: titles, sexes in rows, 地域階層レベル, 秘匿処理 in words, a 町 without 丁目 as `-`. */
export function tableOf2020(): OfficeTable {
  const columns = [
    '男女',
    '市区町村コード',
    '町丁字コード',
    '地域階層レベル',
    '秘匿処理',
    '秘匿先情報',
    '合算地域',
  ];
  const names = ['都道府県名', '市区町村名', '大字・町名', '字・丁目名'];
  const groups = ages(100, wideAge);
  const rows = TOWNS.flatMap(({ code, level, name, each, to = '', carries = '' }) =>
    ['総数', '男', '女'].map((sex, k) => {
      const n = each === 'X' ? 'X' : each * (k === 0 ? 2 : 1);
      const [town, part = '-'] = name.split(/(?<=軒)(?=.丁目)/);
      return [
        sex,
        '01107',
        code.length === 5 ? '-' : code.slice(5).padEnd(6, '-').replace(/-+$/, ''),
        level,
        to !== '' ? '秘匿地域' : carries !== '' ? '合算地域' : '-',
        to === '' ? '-' : to.slice(5),
        carries === '' ? '-' : carries.replaceAll('01107', ''),
        '北海道',
        '札幌市西区',
        town === '' ? '-' : (town ?? '-'),
        part,
        n === 'X' ? 'X' : n * 22,
        ...groups.map(() => n),
        n,
        n === 'X' ? 'X' : '45.1',
      ];
    }),
  );
  return [
    ['令和２年国勢調査　小地域集計　都道府県編'],
    ['第３表　男女，年齢（５歳階級）別人口，平均年齢及び総年齢－町丁・字等'],
    ['（注）「X」は秘匿された数値です。'],
    [],
    [...columns, ...names, '総数', ...groups, '年齢「不詳」', '平均年齢'],
    ...rows,
  ];
}

/** 統計表 of 2015: sexes over ages over units, in three lines of headings. */
export function tableOf2015(): OfficeTable {
  const names = [
    '市区町村コード',
    '町丁字コード',
    '地域階層レベル',
    '秘匿処理',
    '秘匿先情報',
    '合算地域',
    '市区町村名',
    '大字・町名',
    '字・丁目名',
  ];
  const groups = ['総数（年齢）', ...ages(100, (from, to) => wideAge(from, to)), '年齢「不詳」'];
  const blank = names.map(() => '');
  const spanning = ['総数（男女別）', '男', '女'].flatMap((sex) => [sex, ...groups.slice(1).map(() => '')]);
  const rows = TOWNS.map(({ code, level, name, each, to = '', carries = '' }) => {
    const one = (k: number) =>
      each === 'X' ? groups.map(() => 'X') : [22 * each * k, ...groups.slice(1).map(() => each * k)];
    const about = [
      '01107',
      code.slice(5) || '-',
      level,
      to === '' ? '' : '秘匿地域',
      to.slice(5),
      carries.replaceAll('01107', ''),
    ];
    return [...about, '札幌市西区', name || '-', '-', ...one(2), ...one(1), ...one(1)];
  });
  return [
    ['平成27年国勢調査　小地域集計　01北海道'],
    [...blank, ...spanning],
    [...names, ...[1, 2, 3].flatMap(() => groups)],
    [...blank, ...spanning.map(() => '（人）')],
    ...rows,
  ];
}

/** Each of these says that 八軒 has `male` men and `female` women in every five-year group. */
export interface Municipal {
  male: number;
  female: number;
}

/** Areas down, ages across, three lines an area: the name stands in the first only, as merged cells leave it. */
export function mergedRows({ male, female }: Municipal): OfficeTable {
  const groups = ages(100, wideAge);
  const block = (area: string, k: number) =>
    [
      [area, '計', (male + female) * k],
      ['', '男', male * k],
      ['', '女', female * k],
    ].map(([name = '', sex = '', n]) => [
      name,
      sex,
      Number(n) * groups.length,
      ...groups.map(() => Number(n)),
    ]);
  return [
    ['札幌市の住民基本台帳人口　年齢（5歳階級）、男女別'],
    ['令和7年1月1日現在', '', '', '', '単位：人'],
    ['地区', '性別', '総数', ...groups],
    ...block('八軒地区', 1),
    ...block('発寒地区', 2),
    ['資料：札幌市まちづくり政策局'],
  ];
}

/** Ages down in single years, men and women across, with five-year sums and a total between them. */
export function singleYears({ male, female }: Municipal): OfficeTable {
  const rows = Array.from({ length: 21 }, (_, group) => {
    const from = group * 5;
    if (from === 100) return [['八軒', '１００歳以上', male + female, male, female]];
    const years = Array.from({ length: 5 }, (_year, k) => {
      const [m, f] = k === 0 ? [male, female] : [0, 0];
      return ['八軒', `${from + k}歳`, m + f, m || '-', f || '-'];
    });
    return [['八軒', `${from}～${from + 4}歳`, male + female, male, female], ...years];
  });
  return [
    ['地区名', '年齢', '総数', '男', '女'],
    ['八軒', '総数', (male + female) * 21, male * 21, female * 21],
    ...rows.flat(),
    ['（再掲）', '', '', '', ''],
  ];
}

/** Sexes over ages in two lines of headings, towns down, 世帯数 and 面積 between, subtotals by 町. */
export function townsAcross({ male, female }: Municipal): OfficeTable {
  const groups = ages(85, (from, to) => (to === null ? `${from}～` : `${from}～${to}`));
  const spread = (n: number) => groups.map((_, i) => (i === groups.length - 1 ? n * 4 : n));
  const row = (town: string, m: number, f: number) => [
    '西区',
    town,
    '1,234',
    '0.81',
    (m + f) * 21,
    ...spread(m + f),
    m * 21,
    ...spread(m),
    f * 21,
    ...spread(f),
  ];
  const over = ['総数', '男', '女'].flatMap((sex) => [sex, ...groups.map(() => '')]);
  return [
    ['町名別・年齢別人口（令和７年１月１日現在　住民基本台帳）'],
    ['', '', '', '', ...over],
    ['区名', '町名', '世帯数', '面積', ...[1, 2, 3].flatMap(() => ['計', ...groups])],
    row('八軒１条西', male - 1, female - 1),
    row('八軒２条西', 1, 1),
    ['西区', '西区計', ...row('', male, female).slice(2)],
    ['合計', '', ...row('', male, female).slice(2)],
  ];
}

/** One line a person’s age and sex, as made from a database: codes of five digits, days in 和暦. */
export function longForm({ male, female }: Municipal): OfficeTable {
  const rows = ages(100, wideAge).flatMap((age) => [
    ['R7.1.1', '01107', '八軒', '1', age, male],
    ['R7.1.1', '01107', '八軒', '2', age, female],
  ]);
  return [['基準日', '団体コード', 'まちづくりセンター名', '性別', '年齢区分', '人数'], ...rows];
}

/** 推奨データセット 公共施設一覧, the first edition (2017) and the third (2023). */
export const FACILITY_EDITIONS: readonly {
  edition: string;
  columns: readonly string[];
  id: string;
  code: string;
}[] = [
  {
    edition: '2017',
    id: 'NO',
    code: '都道府県コード又は市区町村コード',
    columns:
      `都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,名称_通称,POIコード,住所,方書,緯度,経度,電話番号,内線番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,備考`.split(
        ',',
      ),
  },
  {
    edition: '2023',
    id: 'ID',
    code: '全国地方公共団体コード',
    columns:
      `全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,名称_英字,名称_通称,POIコード,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,高度の種別,高度の値,電話番号,内線番号,連絡先メールアドレス,連絡先FormURL,連絡先備考（その他、SNSなど）,郵便番号,法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,説明,バリアフリー情報,URL,画像,画像_ライセンス,備考`.split(
        ',',
      ),
  },
];

export function facilitiesOf({ columns, id, code }: (typeof FACILITY_EDITIONS)[number]): OfficeTable {
  const cells = (over: Record<string, string>) => columns.map((column) => over[column] ?? '');
  return [
    columns,
    cells({
      [code]: '011002',
      [id]: '0000000001',
      名称: '八軒まちの会館（架空）',
      名称_カナ: 'ハチケンマチノカイカン',
      名称_英字: 'Hachiken Hall',
      住所: '北海道札幌市西区八軒1条西',
      所在地_連結表記: '北海道札幌市西区八軒1条西',
      緯度: '43.0851',
      経度: '141.3139',
      電話番号: '(011)000-0000',
      利用可能曜日: '月火水木金',
      備考: '1階は\n「ひろば」、"休館"は第3月曜',
    }),
    cells({
      [code]: '11002',
      [id]: '0000000002',
      名称: '場所のない施設（架空）',
      住所: '',
      URL: 'https://example.jp/',
    }),
  ];
}
