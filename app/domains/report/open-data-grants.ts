import type { PublicAward, PublicProgramme } from '~/domains/grants/awards/service/public.server';
import { shareText } from '~/domains/grants/programme-form';
import { type Column, heads, list, type Writing } from './open-data-columns';

const typesOf = (types: readonly string[], { t }: Writing) =>
  types.map((type) => t(`organisations:types.${type}`)).join('・');

/** A grant of one fiscal year: its rules and, once it is decided, what was granted. */
export const GRANT_COLUMNS: Column<PublicProgramme>[] = [
  ...heads<PublicProgramme>(),
  { title: '年度', width: 8, value: ({ rules }) => rules.fiscalYear },
  { title: '状況', width: 12, value: ({ state }, { t }) => t(`grants:programme.status.${state}`) },
  { title: '受付開始日', width: 12, value: ({ rules }) => rules.opensOn },
  { title: '受付終了日', width: 12, value: ({ rules }) => rules.closesOn },
  { title: '支払期限', width: 12, value: ({ rules }) => rules.costsUntil },
  {
    title: '上限額（円、支援の年ごと）',
    width: 24,
    value: ({ rules }) => list(rules.capYenByYear.map(String)),
  },
  { title: '助成の割合', width: 10, value: ({ rules }) => shareText(rules.rate) || '100%' },
  { title: '採択の上限（件）', width: 12, value: ({ rules }) => rules.maxAwards },
  { title: '予算（円）', width: 14, value: ({ rules }) => rules.budgetYen },
  { title: '代表になれる団体', width: 24, value: ({ rules }, writing) => typesOf(rules.lead, writing) },
  {
    title: '必要な相手',
    width: 32,
    value: ({ rules }, writing) => list(rules.requiredPartners.map((set) => typesOf(set, writing))),
  },
  { title: '採択（件）', width: 10, value: ({ granted }) => granted?.count ?? null },
  { title: '交付決定額（円）', width: 14, value: ({ granted }) => granted?.amountYen ?? null },
  { title: '規則の出典', width: 48, value: ({ rules }) => rules.source },
  { title: 'URL', width: 40, value: ({ id }, { origin }) => `${origin}/grants/${id}` },
];

/** An undertaking that is paid for; those that were taken back are left out. */
export const AWARD_COLUMNS: Column<PublicAward>[] = [
  ...heads<PublicAward>(),
  { title: '年度', width: 8, value: ({ fiscalYear }) => fiscalYear },
  { title: '助成の名称', width: 32, value: ({ programme }) => programme },
  { title: '助成のID', width: 22, value: ({ programmeId }) => programmeId },
  { title: '支援の年', width: 8, value: ({ yearOfSupport }) => yearOfSupport },
  { title: '団体名', width: 40, value: ({ organisations }) => list(organisations.map(({ name }) => name)) },
  {
    title: '法人番号',
    width: 28,
    value: ({ organisations }) => list(organisations.map(({ corporateNumber }) => corporateNumber ?? '')),
  },
  { title: '交付決定日', width: 12, value: ({ decidedOn }) => decidedOn },
  { title: '終了日', width: 12, value: ({ endsOn }) => endsOn },
  { title: '交付決定額（円）', width: 14, value: ({ amountYen }) => amountYen },
  { title: '確定額（円）', width: 14, value: ({ fixedYen }) => fixedYen },
  { title: '支払額（円）', width: 14, value: ({ paidYen }) => paidYen },
  { title: '状況', width: 12, value: ({ status }, { t }) => t(`awards:status.${status}`) },
  {
    title: 'URL',
    width: 40,
    value: ({ collaborationId }, { origin }) =>
      collaborationId === null ? '' : `${origin}/collaborations/${collaborationId}`,
  },
  {
    title: '架空',
    width: 8,
    value: ({ organisations }) => (organisations.some(({ fictional }) => fictional) ? '架空' : ''),
  },
];
