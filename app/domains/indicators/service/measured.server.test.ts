import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANONYMOUS, type UserPrincipal } from '~/domains/accounts/model';
import { openAnswer, saveAnswer } from '~/domains/surveys/service/answer.server';
import { closeSurvey, makeLink, openSurvey } from '~/domains/surveys/service/send.server';
import { createSurvey, getSurvey } from '~/domains/surveys/service/survey.server';
import { dayOf } from '~/platform/wareki';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { loadPublishedPlan } from './load.server';
import { readRegisterRates, readSurveyRates } from './measured.server';
import { requireIndicator } from './plan.server';

let deps: TestDeps;
let staff: UserPrincipal;
beforeEach(async () => {
  deps = await createTestDeps({ envVars: { BASE_URL: 'https://machi.example.jp' } });
  staff = await makeAccount(deps, 'staff');
  await loadPublishedPlan(deps, 'system');
});
afterEach(() => deps.db.destroy());

const item = async (key: string) => (await requireIndicator(deps, key)).item;

/** A survey that is over, to which as many NPOs answered as there are entries: the types they work with. */
async function told(answers: readonly (readonly string[])[]): Promise<void> {
  for (const at of answers.keys()) await makeOrganisation(deps, { name: `架空の会${at}`, type: 'npo' });
  const closesOn = dayOf(deps.clock.now() + 86_400_000);
  const about = { title: '架空のアンケート', lead: '', fiscalYear: 2025, closesOn, remindOn: null };
  const id = await createSurvey(deps, staff, about, 'ja');
  await openSurvey(deps, staff, id, ['npo']);
  const { asked } = await getSurvey(deps, staff, id, 1);
  for (const [at, types] of answers.entries()) {
    const { link } = await makeLink(deps, staff, id, asked[at]?.invitation ?? '');
    const token = link.split('/').pop() ?? '';
    const fields = new Map<string, readonly string[]>([
      ['q_together', [types.length > 0 ? 'yes' : 'no']],
      ['q_types', types],
    ]);
    await saveAnswer(deps, token, { fields, revision: 0, complete: true });
    expect((await openAnswer(deps, token)).answeredAt).not.toBeNull();
  }
  await closeSurvey(deps, staff, id);
}

test('what a survey says of enough organisations is for everybody', async () => {
  await told([['chonaikai'], ['chonaikai'], ['school'], [], [], []]);
  const rates = await readSurveyRates(deps, ANONYMOUS, await item('collab-rate'));
  expect(rates).toMatchObject([{ answered: 6, rate: { active: 6, collaborating: 3, value: 500 } }]);
});

test('what a survey says of one or two organisations is for staff only', async () => {
  await told([['chonaikai'], ['npo'], ['npo'], [], [], []]);
  for (const key of ['collab-rate', 'cross-type-rate']) {
    const rates = await readSurveyRates(deps, ANONYMOUS, await item(key));
    expect(rates).toMatchObject([{ answered: 6, rate: null }]);
    const member = await makeAccount(deps, 'member');
    expect(await readSurveyRates(deps, member, await item(key))).toMatchObject([{ rate: null }]);
  }
  const [whole] = await readSurveyRates(deps, staff, await item('cross-type-rate'));
  expect(whole?.rate).toMatchObject({ active: 6, crossType: 1, value: 167 });
});

test('what the register says of two organisations, and who they are, is for staff only', async () => {
  for (const name of ['架空の会', '架空の友の会']) await makeOrganisation(deps, { name, type: 'npo' });
  const read = async (who: Parameters<typeof readRegisterRates>[1]) =>
    readRegisterRates(deps, who, await item('collab-rate'), null);
  const open = await read(ANONYMOUS);
  expect(open.rates.at(-1)?.rate).toBeNull();
  expect(open.wards.map(({ rate }) => rate)).toEqual([null]);
  expect(open.counted).toBeNull();
  const inside = await read(staff);
  expect(inside.rates.at(-1)?.rate).toMatchObject({ active: 2 });
  expect(inside.wards.map(({ rate }) => rate?.active)).toEqual([2]);
  expect(inside.counted?.map(({ name }) => name)).toEqual(['架空の会', '架空の友の会']);
});
