/** Kinds of areas from the largest to the smallest; each lies in one of the kind before it. */
export const AREA_KINDS = ['city', 'ward', 'centre', 'rengo'] as const;
/** 市, 区, まちづくりセンターの地区, 連合町内会. */
export type AreaKind = (typeof AREA_KINDS)[number];

/** An area as it is on one day. */
export interface Area {
  /**
   * City and wards: 全国地方公共団体コード, six digits with the check digit. Centres: the ward's code, a hyphen and two
   * digits (`011070-04`). 連合町内会: their centre's code, a hyphen and two digits (`011070-04-01`).
   */
  code: string;
  kind: AreaKind;
  name: string;
  /** Reading in hiragana; empty when unknown. */
  kana: string;
  /** Code of the area around it; null for the city. */
  parentCode: string | null;
  /** Middle in degrees; null when unknown. */
  middle: { lat: number; lng: number } | null;
  /** First and last day, `YYYY-MM-DD`; null: until further notice. */
  validFrom: string;
  validTo: string | null;
}

/** The shape of an area: rings of [longitude, latitude], as in GeoJSON. */
export type AreaShape =
  | { type: 'Polygon'; coordinates: [number, number][][] }
  | { type: 'MultiPolygon'; coordinates: [number, number][][][] };

const WEIGHTS = [6, 5, 4, 3, 2] as const;

/**
 * The sixth digit of a 全国地方公共団体コード: 11 − (Σ digit × weight mod 11), of which the last digit counts
 * (総務省「全国地方公共団体コード」). `five`: prefecture and municipality.
 */
export function municipalCheckDigit(five: string): number {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(five[i]), 0);
  return (11 - (sum % 11)) % 10;
}

/** Whether the code has the form of an area code and the check digit of its municipality is right. */
export function isAreaCode(code: string): boolean {
  if (!/^\d{6}(-\d{2}){0,2}$/.test(code)) return false;
  return municipalCheckDigit(code.slice(0, 5)) === Number(code[5]);
}

/** The code around a centre or 連合町内会, as its own code tells; null for six-digit codes, which don't. */
export function codeAround(code: string): string | null {
  const hyphen = code.lastIndexOf('-');
  return hyphen < 0 ? null : code.slice(0, hyphen);
}

/** The kind an area must lie in; null for the city. */
export function kindAround(kind: AreaKind): AreaKind | null {
  return AREA_KINDS[AREA_KINDS.indexOf(kind) - 1] ?? null;
}

/** Whether the code has the form that codes of the kind have. */
export function isCodeOfKind(code: string, kind: AreaKind): boolean {
  const hyphens = code.split('-').length - 1;
  return isAreaCode(code) && hyphens === Math.max(0, AREA_KINDS.indexOf(kind) - 1);
}
