import { parseWithZod } from '@conform-to/zod/v4';
import { expect, it } from 'vitest';
import { RULE_SETS } from './model/rule-sets';
import { programmeValues, readShare, rowsOf, sentValues, shareText } from './programme-form';
import { programmeInput } from './programme-schema';

const programmeOf = (rules: (typeof RULE_SETS)[keyof typeof RULE_SETS]) => ({
  id: 'gpr_1',
  title: rules.programme,
  description: '説明',
  fiscalYear: rules.fiscalYear,
  rules,
  status: 'draft' as const,
  revision: 2,
  matchProgrammeId: null,
});
function formOf(values: Record<string, string[]>): FormData {
  const form = new FormData();
  for (const [name, list] of Object.entries(values)) for (const value of list) form.append(name, value);
  return form;
}
const parse = (form: FormData) => parseWithZod(form, { schema: programmeInput, disableAutoCoercion: true });

it.each(Object.entries(RULE_SETS))('%s comes back from its form as it went in', (_key, rules) => {
  const read = parse(formOf(programmeValues(programmeOf(rules))));
  expect(read.status === 'success' ? read.value : read.error).toEqual({
    revision: 2,
    title: rules.programme,
    description: '説明',
    rules: { ...rules, rate: rules.rate && { of: 90, outOf: 100 }, smallShift: { of: 20, outOf: 100 } },
  });
});

it('takes a fifth as the part that may move without approval where nothing is written', () => {
  const smallShift = (written: string) => {
    const read = parse(
      formOf({ ...programmeValues(programmeOf(RULE_SETS.network_2024)), smallShift: [written] }),
    );
    return read.status === 'success' ? read.value.rules.smallShift : read.error;
  };
  expect(smallShift('')).toEqual({ of: 1, outOf: 5 });
  expect(smallShift('３割')).toEqual({ of: 3, outOf: 10 });
  expect(smallShift('たくさん')).toEqual({ smallShift: ['share_wrong'] });
});

it('gives new rows keys of their own and leaves out empty ones', () => {
  const values = programmeValues(programmeOf(RULE_SETS.network_2024));
  const at = rowsOf(values, 'questions', '.label', 20) - 1;
  expect(at).toBe(RULE_SETS.network_2024.questions.length);
  values[`questions[${at}].label`] = ['新しい問い'];
  values['questions[0].label'] = [''];
  const read = parse(formOf(values));
  const questions = read.status === 'success' ? read.value.rules.questions : [];
  expect(questions.map(({ key }) => key)).toEqual(['problem', 'plan', 'together', 'effect', 'after', 'q1']);
  expect(questions.at(-1)).toMatchObject({ maxChars: 1_000, required: false });
});

it.each<[string, string[], string, string]>([
  ['closesOn', ['2024-03-01'], 'closesOn', 'days_reversed'],
  ['costsUntil', ['2024-05-01'], 'costsUntil', 'days_reversed'],
  ['opensOn', ['きょう'], 'opensOn', 'day_wrong'],
  ['caps', ['二百万'], 'caps', 'yen_wrong'],
  ['caps', [''], 'caps', 'required'],
  ['rate', ['たくさん'], 'rate', 'share_wrong'],
  ['rate', ['120%'], 'rate', 'share_wrong'],
  ['lead', [], 'lead', 'types_missing'],
  ['maxAwards', ['0'], 'maxAwards', 'number_range'],
  ['title', [' '], 'title', 'required'],
])('refuses %s %j beside its field', (name, value, field, message) => {
  const values = { ...programmeValues(programmeOf(RULE_SETS.network_2024)), [name]: value };
  const { error } = parse(formOf(values)).reply();
  const found = Object.entries(error ?? {}).find(([path]) => path === field || path.startsWith(`${field}[`));
  expect(found?.[1]).toContain(message);
});

it('reads shares as people write them', () => {
  expect([readShare('９０％'), readShare('9割'), readShare('1/3'), readShare('')]).toEqual([
    { of: 90, outOf: 100 },
    { of: 9, outOf: 10 },
    { of: 1, outOf: 3 },
    null,
  ]);
  expect([shareText({ of: 9, outOf: 10 }), shareText({ of: 1, outOf: 3 }), shareText(null)]).toEqual([
    '90%',
    '1/3',
    '',
  ]);
  expect([readShare('0%'), readShare('4/3'), readShare('半分')]).toEqual([undefined, undefined, undefined]);
});

it('shows again what was sent', () => {
  expect(sentValues(formOf({ lead: ['npo', 'group'], title: ['x'] }))).toEqual({
    lead: ['npo', 'group'],
    title: ['x'],
  });
});
