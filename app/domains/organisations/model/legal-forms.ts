/**
 * 法人格, with the words that stand before or after a name. They are left out where names are ordered or compared.
 * `none`: no legal personality.
 */
export const LEGAL_FORMS = {
  none: [],
  npo: ['特定非営利活動法人', 'ＮＰＯ法人', 'NPO法人', '(特非)'],
  certified_npo: ['認定特定非営利活動法人', '認定NPO法人'],
  general_association: ['一般社団法人', '(一社)'],
  public_association: ['公益社団法人', '(公社)'],
  general_foundation: ['一般財団法人', '(一財)'],
  public_foundation: ['公益財団法人', '(公財)'],
  social_welfare: ['社会福祉法人', '(福)'],
  school: ['学校法人', '(学)'],
  medical: ['医療法人', '(医)'],
  stock_company: ['株式会社', '(株)', '㈱'],
  limited_company: ['有限会社', '(有)', '㈲'],
  llc: ['合同会社', '(同)'],
  cooperative: ['協同組合', '生活協同組合'],
  shopping_street_association: ['商店街振興組合'],
  neighbourhood: ['認可地縁団体'],
  public_body: [],
} as const;
export type LegalForm = keyof typeof LEGAL_FORMS;
export const LEGAL_FORM_CODES = Object.keys(LEGAL_FORMS) as LegalForm[];
