import {
  LEGAL_FORM_CODES,
  LEGAL_FORMS,
  type LegalForm,
  NPO_FIELDS,
  ORGANISATION_TYPES,
  type OrganisationType,
  TERMS,
} from '~/domains/organisations/model';
import { plain } from './cells';

/** Reads words of lists of organisations, by what the catalogue calls things and by what offices do. */
export interface OrganisationWords {
  type(word: string): OrganisationType | null;
  legalForm(word: string): LegalForm | null;
  field(word: string): number | null;
  term(word: string): string | null;
}

const TYPE_WORDS: Readonly<Record<OrganisationType, readonly string[]>> = {
  npo: ['NPO', 'NPO法人', '特定非営利活動法人', '認定NPO法人'],
  group: ['任意団体', '市民活動団体', 'ボランティア団体', '市民団体', '団体'],
  chonaikai: ['町内会', '自治会', '町内会・自治会', '単位町内会'],
  rengo: ['連合町内会', '連町', '町内会連合会', '自治会連合会'],
  shopping_street: ['商店街', '商店会', '商店街振興組合'],
  school: ['学校', '大学', '高校', '高等学校', '中学校', '小学校', '専門学校', '幼稚園'],
  company: ['企業', '会社', '事業者', '民間企業'],
  students: ['学生団体', '学生グループ', '学生'],
  city: ['市', '市役所', '行政'],
};

/** 別表 of 特定非営利活動促進法, by number. */
const FIELD_NAMES: readonly string[] = [
  '保健、医療又は福祉の増進を図る活動',
  '社会教育の推進を図る活動',
  'まちづくりの推進を図る活動',
  '観光の振興を図る活動',
  '農山漁村又は中山間地域の振興を図る活動',
  '学術、文化、芸術又はスポーツの振興を図る活動',
  '環境の保全を図る活動',
  '災害救援活動',
  '地域安全活動',
  '人権の擁護又は平和の推進を図る活動',
  '国際協力の活動',
  '男女共同参画社会の形成の促進を図る活動',
  '子どもの健全育成を図る活動',
  '情報化社会の発展を図る活動',
  '科学技術の振興を図る活動',
  '経済活動の活性化を図る活動',
  '職業能力の開発又は雇用機会の拡充を支援する活動',
  '消費者の保護を図る活動',
  '前各号に掲げる活動を行う団体の運営又は活動に関する連絡、助言又は援助の活動',
  '前各号に掲げる活動に準ずる活動として都道府県又は指定都市の条例で定める活動',
];

/** `called`: what the catalogue below `organisations:` calls a thing, by a key such as `types.npo`. */
export function organisationWords(called: (key: string) => string): OrganisationWords {
  const types = dictionary(ORGANISATION_TYPES, (one) => [one, called(`types.${one}`), ...TYPE_WORDS[one]]);
  const forms = dictionary(LEGAL_FORM_CODES, (one) => [
    one,
    called(`legalForms.${one}`),
    ...LEGAL_FORMS[one],
  ]);
  for (const word of ['なし', '無', '無し', '任意団体']) forms.set(plain(word), 'none');
  const fields = dictionary(NPO_FIELDS, (one) => [
    called(`fields.${one}`),
    FIELD_NAMES[one - 1] ?? '',
    ...[`${one}`, `${one}号`, `第${one}号`, `${one}号活動`],
  ]);
  const terms = dictionary(TERMS, (one) => [one, called(`terms.${one}`)]);
  return {
    type: find(types),
    legalForm: find(forms),
    field: find<number>(fields),
    term: find<string>(terms),
  };
}

/** Looks words up, however wide they are written. */
function find<T>(known: ReadonlyMap<string, T>): (word: string) => T | null {
  return (word) => known.get(plain(word)) ?? null;
}

/** The first to bear a word keeps it. */
function dictionary<T>(all: readonly T[], wordsOf: (one: T) => readonly string[]): Map<string, T> {
  const known = new Map<string, T>();
  for (const one of all) {
    for (const word of wordsOf(one).map(plain)) if (!known.has(word)) known.set(word, one);
  }
  return known;
}

/** What a name tells of the legal form: 特定非営利活動法人… ; null when it tells nothing. */
export function legalFormOfName(name: string): LegalForm | null {
  const word = plain(name);
  const all = LEGAL_FORM_CODES.flatMap((form) =>
    LEGAL_FORMS[form].map((one) => ({ form, word: plain(one) })),
  );
  const found = all
    .filter((one) => word.startsWith(one.word) || word.endsWith(one.word))
    .sort((a, b) => b.word.length - a.word.length);
  return found[0]?.form ?? null;
}

/** What name and legal form tell of the type, where a list has no column for it; null when they tell nothing. */
export function typeOfName(name: string, form: LegalForm): OrganisationType | null {
  const word = plain(name);
  if (form === 'npo' || form === 'certified_npo') return 'npo';
  if (/連合町内会|町内会連合会|自治会連合会|連町$/.test(word)) return 'rengo';
  if (form === 'neighbourhood' || /(?:町内会|自治会)$/.test(word)) return 'chonaikai';
  if (form === 'shopping_street_association' || /(?:商店街|商店会)/.test(word)) return 'shopping_street';
  if (form === 'school' || /(?:大学|高等学校|中学校|小学校|専門学校|幼稚園)$/.test(word)) return 'school';
  return form === 'stock_company' || form === 'limited_company' || form === 'llc' ? 'company' : null;
}

/** The single words of a cell: parted by semicolons, bars or line breaks; by commas where the whole is no word. */
export function listed<T>(cell: string, find: (word: string) => T | null): { found: T[]; unknown: string[] } {
  const found: T[] = [];
  const unknown: string[] = [];
  const take = (word: string) => {
    const one = find(word);
    if (one === null) unknown.push(word);
    else if (!found.includes(one)) found.push(one);
  };
  for (const part of cell.split(/[;；|｜\n]/).map((text) => text.trim())) {
    if (part === '') continue;
    if (find(part) !== null) take(part);
    else
      part
        .split(/[、,，]/)
        .map((text) => text.trim())
        .filter(Boolean)
        .forEach(take);
  }
  return { found, unknown };
}
