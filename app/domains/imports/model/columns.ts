import { type AgeWord, parseAge, parseSex, plain, type SexWord } from './cells';

/** What a column that names something names. */
export type Role =
  | 'keyCode'
  | 'municipalityCode'
  | 'townCode'
  | 'secrecy'
  | 'secretTo'
  | 'municipality'
  | 'town'
  | 'subTown'
  | 'areaCode'
  | 'area'
  | 'sex'
  | 'age'
  | 'day'
  | 'level'
  | 'known';

/** Headings by what they mean, in the way `plain` writes them. The first column of a role counts. */
const NAMES: readonly (readonly [Role, RegExp])[] = [
  ['keyCode', /^KEY_?CODE$/i],
  [
    'municipalityCode',
    /^(?:都道府県コード又は)?市区町村コード$|^全国地方公共団体コード$|^標準地域コード$|^区コード$|^団体コード$/,
  ],
  ['townCode', /^町丁字?コード$|^町丁・字等コード$/],
  ['secrecy', /^HTKSYORI$|^秘匿処理$/i],
  ['secretTo', /^HTKSAKI$|^秘匿先情報$/i],
  ['municipality', /^CITYNAME$|^市区町村名?$|^地方公共団体名$|^行政区名?$|^区名?$/i],
  [
    'town',
    /^NAME$|^町丁?名$|^町丁字名$|^大字・町名$|^町丁目名?$|^町名・?条?丁目?$|^条丁目名?$|^町丁・?字?(?:等|名)?$|^地域名$|^町字名?$/i,
  ],
  ['subTown', /^字・丁目名$|^丁目名?$/],
  ['areaCode', /^地区コード$|^まちづくりセンターコード$|^地域コード$/],
  ['area', /^地区名?$|^まちづくりセンター名?$|^まちづくりセンター地区名?$|^連合町内会名?$/],
  ['sex', /^男女別?$|^性別$|^男女の別$/],
  ['age', /^年齢$|^年齢\(?(?:各歳|5歳階級)?\)?$|^年齢階級$|^年齢区分$|^年齢別$/],
  ['day', /^調査年月日$|^基準日$|^基準年月日$|^年月日$|^調査日$|^時点$/],
  ['level', /^HYOSYO$|^地域階層レベル$|^地域識別番号$/i],
  // Understood, and of no use here.
  ['known', /^GASSAN$|^合算地域$|^都道府県名?$|^備考$|^(?:外国人|日本人)|^平均年齢|^総年齢/i],
];

/** A column of counts: whose, and of what age; or of households. */
export interface CountColumn {
  index: number;
  heading: string;
  of: { sex: SexWord | null; age: AgeWord | null } | 'households';
}

/** How the columns of a population file are read. */
export interface PopulationColumns {
  roles: ReadonlyMap<Role, { index: number; heading: string }>;
  counts: readonly CountColumn[];
  /** Headings of columns that say nothing to us. */
  ignored: readonly string[];
}

export function roleOf(heading: string): Role | null {
  const word = plain(heading);
  return NAMES.find(([, names]) => names.test(word))?.[0] ?? null;
}

interface Said {
  sex: SexWord | null;
  age: AgeWord | null;
  /** 総数, 計: of whatever the other heading leaves open. */
  total: boolean;
}

const SILENT: Said = { sex: null, age: null, total: false };

/** What one heading says of sex and age: 男０～４歳, 0-4歳の男性, 総数、年齢「不詳」含む, 女, 85歳以上. */
function said(heading: string, bare: boolean): Said {
  const word = plain(heading);
  if (word === '') return SILENT;
  const sex = parseSex(word);
  if (sex === 'male' || sex === 'female') return { sex, age: null, total: false };
  const alone = parseAge(word, bare);
  if (alone === 'all' || sex === 'both') return { sex: null, age: null, total: true };
  if (alone !== null) return { sex: null, age: alone, total: false };
  const front = /^(総数|男性?|女性?|男女計)の?[_・(（]?(.+?)[)）]?$/.exec(word);
  const back = /^(.+?)の?[_・(（]?(男性?|女性?|総数|計)[)）]?$/.exec(word);
  for (const [sexWord, ageWord] of [
    [front?.[1], front?.[2]],
    [back?.[2], back?.[1]],
  ]) {
    const age = ageWord === undefined ? null : parseAge(ageWord, false);
    const named = sexWord === undefined ? null : parseSex(sexWord);
    if (age !== null && named !== null) return { sex: named, age, total: false };
  }
  return SILENT;
}

/** A column's own heading, completed by the one above it. */
function together(own: Said, above: Said): CountColumn['of'] | null {
  if (own === SILENT || (own.sex === null && own.age === null && !own.total)) return null;
  const sex = own.sex ?? above.sex ?? ((own.total || above.total) && own.age !== null ? 'both' : null);
  const age = own.age ?? above.age ?? (own.total || above.total || own.sex !== null ? 'all' : null);
  if (own.total && own.sex === null && own.age === null) {
    return { sex: above.sex ?? 'both', age: above.age ?? 'all' };
  }
  return { sex, age };
}

/** Numbers alone are ages only where many of them stand side by side. */
const BARE_AGES = 10;

/**
 * Understands the headings of a population file. `above`: the row over them, in which a heading may span several
 * columns. Null when these are no headings of a population.
 */
export function readColumns(headings: readonly string[], above: readonly string[]): PopulationColumns | null {
  const roles = new Map<Role, { index: number; heading: string }>();
  const counts: CountColumn[] = [];
  const ignored: string[] = [];
  const bare = headings.filter((heading) => /^\d{1,3}$/.test(plain(heading))).length >= BARE_AGES;
  let over = '';
  headings.forEach((own, index) => {
    if ((above[index] ?? '') !== '') over = above[index] ?? '';
    const heading = own === '' || own === '-' ? over : own;
    const role = roleOf(heading);
    if (role !== null) {
      if (!roles.has(role)) roles.set(role, { index, heading });
      return;
    }
    const of = /^世帯(?:総?数)?$/.test(plain(heading))
      ? ('households' as const)
      : together(said(heading, bare), said(over, false));
    if (of !== null) counts.push({ index, heading: headingOf(own, over, heading), of });
    else if (heading !== '' && !/^\d+$/.test(heading)) ignored.push(heading);
  });
  const named = roles.has('keyCode') || roles.has('townCode') || roles.has('town') || roles.has('area');
  const place = named || roles.has('areaCode') || roles.has('municipality') || roles.has('municipalityCode');
  const figures = counts.length >= 2 || (roles.has('age') && counts.length > 0);
  return place && figures ? { roles, counts, ignored } : null;
}

function headingOf(own: string, over: string, heading: string): string {
  return own !== '' && own !== '-' && over !== '' && over !== own && said(over, false) !== SILENT
    ? `${over} ${own}`
    : heading;
}
