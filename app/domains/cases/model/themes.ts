/**
 * Themes of まちづくりのレシピ, the city's collection of what neighbourhoods did; in this order, named in the catalogue
 * under `cases:themes`. Source: 札幌市「まちづくりのレシピ」(114 cases), as of 2026-11-24.
 */
export const CASE_THEMES = [
  'cafe', // コミュニティカフェ・交流の場
  'joining', // 町内会加入促進・情報発信
  'clean', // 環境美化
  'elderly', // 高齢者福祉
  'children', // 子どもの見守り・多世代交流
  'disaster', // 防災
] as const;
export type CaseTheme = (typeof CASE_THEMES)[number];

/** Themes of one case study among rows of several, in their order. */
export function themesOf(rows: readonly { case_id: string; theme: string }[], caseId: string): CaseTheme[] {
  const own = new Set(rows.filter(({ case_id }) => case_id === caseId).map(({ theme }) => theme));
  return CASE_THEMES.filter((theme) => own.has(theme));
}
