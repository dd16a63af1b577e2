/** Reading of single cells, as Japanese offices fill them in. */

/** Texts narrowed and without spaces; dashes, waves and quotes levelled. What everything here compares. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—―−ー－~〜～]/g, (mark) => (/[~〜～]/.test(mark) ? '~' : mark === 'ー' ? 'ー' : '-'));
}

/** A count: a number, null where the source keeps silent (`X`, `*`, `…`, empty), undefined when it is none. */
export function parseCount(text: string): number | null | undefined {
  // Most cells are plain digits.
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const cell = plain(text).replace(/,/g, '').replace(/人$/, '');
  if (cell === '' || /^(?:[xX×χ]|\*+|\.{2,}|・{2,}|秘匿)$/.test(cell)) return null;
  if (/^-+$/.test(cell)) return 0;
  return /^\d{1,9}(?:\.0+)?$/.test(cell) ? Number(cell) : undefined;
}

/** Years of age from … to; `to` null: and older. */
export interface AgeRange {
  from: number;
  to: number | null;
}

/** What a heading or a cell says of ages: a range, everybody, or those whose age is unknown. Null: nothing. */
export type AgeWord = AgeRange | 'all' | 'unknown';

const TOTAL =
  /^(?:総数|計|合計|総計|全年齢|年齢計|総人口|人口総数|人口計|人口合計|総数\(年齢\)|人口|人数|値|人口\(人\))$/;

/** Reads `0歳`, `０～４歳`, `100歳以上`, `15歳未満`, `年齢「不詳」`, `総数`; a bare number only when `bare`. */
export function parseAge(text: string, bare = false): AgeWord | null {
  const word = plain(text)
    .replace(/^[(（]?再掲[)）]?/, '')
    .replace(/[（(]再掲[)）]$/, '');
  if (TOTAL.test(word) || /^総数[、,]年齢「?不詳」?(?:を)?含む$/.test(word)) return 'all';
  if (/^(?:年齢)?「?不詳」?$/.test(word)) return 'unknown';
  const range = /^(?:満)?(\d{1,3})歳?[~-](\d{1,3})歳?(?:人口)?$/.exec(word);
  if (range) return rangeOf(Number(range[1]), Number(range[2]));
  const open = /^(?:満)?(\d{1,3})歳?(?:以上|~|\+)(?:人口)?$/.exec(word);
  if (open) return rangeOf(Number(open[1]), null);
  const below = /^(?:満)?(\d{1,3})歳?未満(?:人口)?$/.exec(word);
  if (below) return rangeOf(0, Number(below[1]) - 1);
  const single = (bare ? /^(\d{1,3})歳?$/ : /^(\d{1,3})歳$/).exec(word);
  return single ? rangeOf(Number(single[1]), Number(single[1])) : null;
}

function rangeOf(from: number, to: number | null): AgeRange | null {
  return from > 150 || (to !== null && (to < from || to > 150)) ? null : { from, to };
}

export type SexWord = 'male' | 'female' | 'both';

export function parseSex(text: string): SexWord | null {
  const word = plain(text);
  if (/^(?:男|男性|男の総数|男総数|男性計|男計|1)$/.test(word)) return 'male';
  if (/^(?:女|女性|女の総数|女総数|女性計|女計|2)$/.test(word)) return 'female';
  if (/^(?:総数|計|合計|男女計|男女合計|総数\(男女別\)|総数\(男女\)|0)$/.test(word)) return 'both';
  return null;
}
