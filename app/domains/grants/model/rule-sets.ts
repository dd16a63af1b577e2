import { type CostKind, lastOfFebruary, type Question, type RuleSet, SMALL_SHIFT } from './rule-set';

/** What programmes of the kind usually pay for and what not; staff change it by programme and year. */
const COSTS: CostKind[] = [
  cost('fees', '報償費', 'お願いする講師や協力者への謝礼'),
  cost('travel', '旅費・交通費', '事業のための移動'),
  cost('supplies', '消耗品費', '材料、文具など使うとなくなるもの'),
  cost('printing', '印刷製本費', 'チラシ、ポスター、冊子'),
  cost('post', '通信運搬費', '郵送、運搬'),
  cost('rent', '使用料・賃借料', '会場、機材'),
  cost('insurance', '保険料', '行事の保険'),
  cost('contract', '委託料', '自分たちではできない専門の作業'),
  cost('equipment', '備品購入費', '事業が終わっても残るもの'),
  { ...cost('running', '団体の運営費', '家賃、人件費など、事業がなくてもかかる費用'), eligible: false },
  { ...cost('food', '飲食費', '懇親会や会食の費用'), eligible: false },
  { ...cost('land', '土地・建物の取得費', '用地や建物を買う費用'), eligible: false },
];

function cost(key: string, label: string, note: string): CostKind {
  return { key, label, note, eligible: true, atMost: null };
}

const ELIGIBILITY = { key: 'eligibility', label: '書類の確認', kind: 'eligibility' as const, rubric: [] };
const SCORES = {
  key: 'scores',
  label: '審査会',
  kind: 'scores' as const,
  rubric: [
    { key: 'need', label: '地域の課題', question: '地域の困りごとをとらえているか', points: 10 },
    { key: 'network', label: '連携', question: '組む相手それぞれの役割と力が生きるか', points: 10 },
    { key: 'feasible', label: '実現できるか', question: '体制、日程、費用に無理がないか', points: 10 },
    { key: 'lasting', label: '続くか', question: '支援が終わったあとも続ける見通しがあるか', points: 10 },
  ],
};

const DOCUMENTS = [
  { key: 'statutes', label: '定款・規約・会則', required: true, years: [] },
  { key: 'accounts', label: '前年度の決算書', required: true, years: [] },
  { key: 'report', label: '前年度の実績報告', required: true, years: [2, 3] },
  { key: 'quotes', label: '見積書', required: false, years: [] },
];

const QUESTIONS = [
  question(
    'summary',
    'どんな事業ですか',
    'だれと、どこで、なにをするかを、はじめて読む人にもわかるように',
    800,
  ),
  question('problem', '地域のどんな困りごとに取り組みますか', '見たこと、聞いたこと、数字など', 1_200),
  question('plan', 'いつ、なにをしますか', '月ごとの予定', 1_600),
  question('together', 'なぜこの組み合わせですか', '組む相手それぞれの役割と、持ちよるもの', 1_200),
  question('effect', '終わったとき、なにがどう変わっていますか', 'どうやって確かめるかも', 1_000),
  question('after', '支援が終わったあと、どう続けますか', 'お金と人の見通し', 1_000),
];

function question(key: string, label: string, help: string, maxChars: number): Question {
  return { key, label, help, maxChars, required: true };
}

/** NPOによる地域ネットワーク事業 as published for FY2015: 2,000,000 yen, at most five, new projects. */
const NETWORK_2015: RuleSet = {
  programme: 'NPOによる地域ネットワーク事業',
  fiscalYear: 2015,
  capYenByYear: [2_000_000],
  rate: null,
  maxAwards: 5,
  budgetYen: 10_000_000,
  lead: ['npo'],
  requiredPartners: [['chonaikai', 'rengo', 'school', 'shopping_street', 'company']],
  newProjectOnly: true,
  reselectedEachYear: false,
  smallShift: SMALL_SHIFT,
  costs: COSTS,
  stages: [ELIGIBILITY, SCORES],
  documents: DOCUMENTS,
  questions: QUESTIONS,
  opensOn: '2015-04-01',
  closesOn: '2015-05-29',
  costsUntil: '2016-03-31',
  source: '平成27年度の計画（上限200万円、5件以内、新規事業）。費目、小さな変更の幅、日程は例',
};

/** Its successor's rules of FY2024: three years, each chosen anew, the cap or 90 %, paid by the last of February. */
const NETWORK_2024: RuleSet = {
  ...NETWORK_2015,
  programme: '地域課題解決のためのネットワーク構築事業',
  fiscalYear: 2024,
  capYenByYear: [2_000_000, 1_000_000, 500_000],
  rate: { of: 9, outOf: 10 },
  maxAwards: null,
  budgetYen: null,
  requiredPartners: [['chonaikai', 'rengo', 'shopping_street', 'school', 'company']],
  newProjectOnly: false,
  reselectedEachYear: true,
  opensOn: '2024-04-01',
  closesOn: '2024-05-31',
  costsUntil: lastOfFebruary(2024),
  source:
    '令和6年度の市の案内（3年まで、上限と9割の低い方、毎年審査、2月末までに確定・支払い）。費目、小さな変更の幅、日程は例',
};

/** Grants for places (地域の拠点), FY2015: 5,000,000 yen, at most thirteen, two stages with points in both. */
const PLACES_2015: RuleSet = {
  ...NETWORK_2015,
  programme: '商店街などの場づくり補助',
  capYenByYear: [5_000_000],
  maxAwards: 13,
  budgetYen: null,
  lead: ['shopping_street', 'npo', 'company'],
  requiredPartners: [],
  newProjectOnly: false,
  stages: [
    { ...SCORES, key: 'first', label: '一次審査' },
    { ...SCORES, key: 'second', label: '二次審査（発表）' },
  ],
  source: '平成27年度の計画（上限500万円、13件以内、二段階の審査）。費目、小さな変更の幅、日程は例',
};

/** Rules to begin with; staff copy one, change it and give it its year. */
export const RULE_SETS: Readonly<Record<'network_2015' | 'network_2024' | 'places_2015', RuleSet>> = {
  network_2015: NETWORK_2015,
  network_2024: NETWORK_2024,
  places_2015: PLACES_2015,
};
