import type { CaseTheme } from './themes';

/** What a case study tells, in this order: きっかけ, したこと, つながった人, 苦労と工夫, 変わったこと, まねするなら. */
export const CASE_SECTIONS = ['reason', 'doing', 'people', 'struggle', 'change', 'recipe'] as const;
export type CaseSection = (typeof CASE_SECTIONS)[number];

/** Without these it is not told yet. */
const NEEDED: readonly CaseSection[] = ['reason', 'doing', 'change'];

/** Pictures of one case study at most. */
export const MOST_PICTURES = 8;

/** What the people in a picture agreed to: not said yet; nobody can be recognised; all who can be have agreed. */
export const PICTURE_PEOPLE = ['unasked', 'none', 'agreed'] as const;
export type PicturePeople = (typeof PICTURE_PEOPLE)[number];

export interface CasePicture {
  id: string;
  /** What is to be seen. */
  caption: string;
  people: PicturePeople;
  /** Who agreed, and how. */
  consentNote: string;
  width: number;
  height: number;
}

/** What is written in a case study. Days are `YYYY-MM-DD`, money whole yen. */
export interface CaseContent {
  title: string;
  summary: string;
  sections: Record<CaseSection, string>;
  themes: CaseTheme[];
  areaCode: string | null;
  startedOn: string | null;
  endedOn: string | null;
  moneyYen: number | null;
  peopleReached: number | null;
  volunteers: number | null;
}

/** What is missing before consent can be asked for: keys below `cases:missing`. */
export type CaseGap = 'summary' | 'themes' | `section_${CaseSection}` | 'pictures' | 'partners';

/** Everything that is missing before the partners can be asked, in the order of the form. */
export function missingParts(
  content: Pick<CaseContent, 'summary' | 'sections' | 'themes'>,
  pictures: readonly Pick<CasePicture, 'people' | 'caption'>[],
  partners: number,
): CaseGap[] {
  const gaps: CaseGap[] = [];
  if (content.summary.trim() === '') gaps.push('summary');
  if (content.themes.length === 0) gaps.push('themes');
  for (const section of NEEDED) if (content.sections[section].trim() === '') gaps.push(`section_${section}`);
  if (pictures.some(({ people, caption }) => people === 'unasked' || caption.trim() === '')) {
    gaps.push('pictures');
  }
  if (partners === 0) gaps.push('partners');
  return gaps;
}

/** Sections of a stored text; what is not there is empty. */
export function readSections(json: string): Record<CaseSection, string> {
  const value: unknown = JSON.parse(json);
  const texts = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (section: CaseSection) => (typeof texts[section] === 'string' ? texts[section] : '');
  return Object.fromEntries(CASE_SECTIONS.map((section) => [section, text(section)])) as Record<
    CaseSection,
    string
  >;
}
