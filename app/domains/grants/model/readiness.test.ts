import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsOf, lengthOf, missingOf, type Unfinished } from './readiness';
import { RULE_SETS } from './rule-sets';

const rules = RULE_SETS.network_2024;
const COMPLETE: Unfinished = {
  leadType: 'npo',
  partners: [{ name: '架空みどり町内会', type: 'chonaikai', status: 'consented', role: '世話役' }],
  isNew: true,
  year: 1,
  hasPrevious: false,
  budget: {
    lines: [{ id: 'a', kind: 'fees', text: '', amountYen: 100_000 }],
    income: [{ id: 'b', text: '', amountYen: 10_000 }],
    requestYen: 90_000,
  },
  texts: Object.fromEntries(rules.questions.map(({ key }) => [key, '書きました'])),
  documents: ['statutes', 'accounts'],
};
const codes = (one: Partial<Unfinished>) =>
  missingOf(rules, { ...COMPLETE, ...one }).map((each) =>
    'problem' in each ? each.problem.code : each.code,
  );

it('nothing is missing from what is complete', () => {
  expect(codes({})).toEqual([]);
});

it.each<[string, Partial<Unfinished>, string[]]>([
  ['no partner', { partners: [] }, ['partner_missing']],
  [
    'a partner that has not answered',
    { partners: COMPLETE.partners.map((one) => ({ ...one, status: 'invited' as const })) },
    ['partner_missing', 'partner_waits'],
  ],
  [
    'a partner that declined beside one that agreed',
    { partners: [...COMPLETE.partners, { name: 'B', type: 'company', status: 'declined', role: '' }] },
    [],
  ],
  ['a budget out of balance', { budget: { ...COMPLETE.budget, income: [] } }, ['not_balanced']],
  ['a text of blanks', { texts: { ...COMPLETE.texts, plan: ' \n　' } }, ['text_missing']],
  ['a text too long', { texts: { ...COMPLETE.texts, summary: '字'.repeat(801) } }, ['text_long']],
  ['a document', { documents: ['statutes'] }, ['document_missing']],
  ['the report of the year before', { year: 2, hasPrevious: true }, ['document_missing']],
])('%s', (_what, one, missing) => expect(codes(one)).toEqual(missing));

it('counts characters as readers do', () => {
  expect(lengthOf('𠮷野家😀')).toBe(4);
  expect(missingOf(rules, { ...COMPLETE, texts: { ...COMPLETE.texts, summary: '😀'.repeat(803) } })).toEqual([
    { part: 'texts', code: 'text_long', key: 'summary', label: rules.questions[0]?.label, over: 3 },
  ]);
});

it('asks for the documents of the year', () => {
  expect(documentsOf(rules, 1).map(({ key }) => key)).toEqual(['statutes', 'accounts', 'quotes']);
  expect(documentsOf(rules, 2).map(({ key }) => key)).toContain('report');
});

it('a text that fits is never missing, one that does not always is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), (length) => {
      const missing = codes({ texts: { ...COMPLETE.texts, summary: '字'.repeat(length) } });
      expect(missing).toEqual(length === 0 ? ['text_missing'] : length > 800 ? ['text_long'] : []);
    }),
  );
});
