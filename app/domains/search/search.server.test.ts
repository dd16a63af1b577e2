import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANONYMOUS, type Principal } from '~/domains/accounts/model';
import { findArea } from '~/domains/areas/service.server';
import { getBoard } from '~/domains/boards/service.server';
import { getCase } from '~/domains/cases/service/reading.server';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { requireApplication } from '~/domains/grants/service/access.server';
import { insertDraft } from '~/domains/grants/service/drafts.server';
import { getGrantProgramme } from '~/domains/grants/service/programmes.server';
import { getIdea } from '~/domains/ideas/service/read.server';
import { getIndicator } from '~/domains/indicators/service/indicator.server';
import { loadPublishedPlan } from '~/domains/indicators/service/load.server';
import { getMap } from '~/domains/maps/service.server';
import { getRoundPage } from '~/domains/matching/rounds/service/page.server';
import { getRoundForStaff } from '~/domains/matching/rounds/service/rounds.server';
import { askOrganisation } from '~/domains/matching/talks/service/ask.server';
import { viewTalk } from '~/domains/matching/talks/service/view.server';
import { getOrganisation } from '~/domains/organisations/service.server';
import { createSurvey, getSurvey } from '~/domains/surveys/service/survey.server';
import { requireVision } from '~/domains/visions/service/access.server';
import { getPlan } from '~/domains/workshops/service/plan.server';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { makeCase, type TestCase } from '../../../tests/factories/cases';
import { makeAccount } from '../../../tests/factories/deps';
import { makeGrantProgramme } from '../../../tests/factories/grants';
import { makeOrganisation } from '../../../tests/factories/organisations';
import type { SearchKind } from './model';
import { searchEverything } from './service.server';

let test: TestCase;
let facilitator: Principal;
let otherFacilitator: Principal;
beforeEach(async () => {
  test = await makeCase();
  facilitator = await makeAccount(test.deps, 'facilitator');
  otherFacilitator = await makeAccount(test.deps, 'facilitator');
  await fillWith('ほたる');
});
afterEach(() => test.deps.db.destroy());

/** One of each kind that not everybody may see, all with the same word in it. */
async function fillWith(word: string): Promise<void> {
  const { deps, npo, chonaikai, asker, programme } = test;
  await makeOrganisation(deps, { name: `${word}の会` });
  await makeOrganisation(deps, { name: `${word}の準備会` }, 'draft');
  await test.save({ title: `${word}の話` });
  await deps.db
    .updateTable('collaborations')
    .set({ title: `${word}の連携` })
    .execute();
  await deps.db
    .updateTable('match_programmes')
    .set({ name: `${word}の事業` })
    .execute();
  await askOrganisation(deps, asker, {
    programme,
    from: npo,
    to: chonaikai,
    message: 'こんにちは',
    answers: {},
  });
  await makeGrantProgramme(deps, { title: `${word}の準備中の募集`, status: 'draft' });
  const programmeId = await makeGrantProgramme(deps, { title: `${word}の募集` });
  await insertDraft(deps.db, deps.clock, asker, {
    programmeId,
    title: `${word}の申請`,
    leadId: npo,
    origin: { kind: 'none', id: null },
    partners: [],
  });
  const at = deps.clock.now();
  await deps.db
    .insertInto('programmes')
    .values({ id: 'prg_1', name: '講座', description: '', fiscal_year: 2026, created_at: at })
    .execute();
  await deps.db
    .insertInto('workshops')
    .values({
      id: 'wsp_1',
      programme_id: 'prg_1',
      title: `${word}のワークショップ`,
      description: '',
      created_by: idOf(facilitator),
      created_at: at,
      copied_from: null,
    })
    .execute();
  await deps.db
    .insertInto('workshop_facilitators')
    .values({ workshop_id: 'wsp_1', user_id: idOf(facilitator) })
    .execute();
  await deps.db
    .insertInto('boards')
    .values({ id: 'brd_1', workshop_id: 'wsp_1', title: `${word}のボード`, created_at: at })
    .execute();
  await deps.db
    .insertInto('ideas')
    .values({
      id: 'ide_1',
      title: `${word}を見る`,
      text: '',
      status: 'considering',
      workshop_id: 'wsp_1',
      area_code: null,
      created_by: idOf(facilitator),
      created_by_name: '',
      created_at: at,
    } as never)
    .execute();
  await deps.db
    .insertInto('visions')
    .values({
      id: 'vis_1',
      area_code: '011070',
      workshop_id: 'wsp_1',
      title: `${word}のビジョン`,
      status: 'draft',
      created_by: idOf(facilitator),
      created_at: at,
    } as never)
    .execute();
}

function idOf(principal: Principal): string {
  return principal.kind === 'user' ? principal.userId : '';
}

const isStaff = (principal: Principal) => principal.kind === 'user' && principal.role === 'staff';
/** The document in which a text was found. */
const of = (id: string) => id.split(' ')[0] ?? '';

/** Opens what was found as its page does; throws where the person may not. */
const OPEN: Record<SearchKind, (deps: Deps, principal: Principal, id: string) => Promise<unknown>> = {
  organisations: getOrganisation,
  areas: (deps, _principal, code) => findArea(deps, code),
  cases: getCase,
  visions: (deps, principal, id) => requireVision(deps, principal, id, 'draft.read'),
  maps: async () => undefined,
  indicators: (deps, principal, id) => getIndicator(deps, principal, id.split(' ')[0] ?? '', null),
  grants: getGrantProgramme,
  applications: (deps, principal, id) => requireApplication(deps.db, principal, id, 'read'),
  awards: async () => undefined,
  collaborations: getCollaboration,
  talks: viewTalk,
  ideas: getIdea,
  workshops: getPlan,
  boards: getBoard,
  clauses: (deps, principal, id) => requireVision(deps, principal, of(id), 'draft.read'),
  places: (deps, principal, id) => getMap(deps, principal, of(id)),
  answers: (deps, principal, id) => requireApplication(deps.db, principal, of(id), 'read'),
  records: (deps, principal, id) => getCollaboration(deps, principal, of(id)),
  messages: (deps, principal, id) => viewTalk(deps, principal, of(id)),
  notes: (deps, principal, id) => getBoard(deps, principal, of(id)),
  rounds: (deps, principal, id) =>
    isStaff(principal) ? getRoundForStaff(deps, principal, id) : getRoundPage(deps, principal, id, null),
  surveys: (deps, principal, id) => getSurvey(deps, principal, id, 1),
};

const found = async (principal: Principal, words = 'ﾎﾀﾙ') => {
  const { groups } = await searchEverything(test.deps, principal, words);
  return Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id)]));
};

it('finds for each what they may open, and nothing else', async () => {
  const { asker, viewer, outsider, staff, deps } = test;
  const kinds = async (principal: Principal) => Object.keys(await found(principal)).sort();
  const open = ['grants', 'organisations'];
  const partner = ['cases', 'collaborations', 'grants', 'organisations', 'talks'];
  const leader = ['boards', 'grants', 'ideas', 'organisations', 'visions', 'workshops'];
  expect(await kinds(ANONYMOUS)).toEqual(open);
  expect(await kinds({ kind: 'guest', guestId: 'gst_1' })).toEqual(open);
  expect(await kinds(outsider)).toEqual(open);
  expect(await kinds(otherFacilitator)).toEqual(open);
  expect(await kinds(asker)).toEqual(['applications', ...partner]);
  expect(await kinds(viewer)).toEqual(partner);
  expect(await kinds(facilitator)).toEqual(leader);
  expect(await kinds(staff)).toEqual(
    [...new Set(['applications', ...partner, ...leader])].filter((kind) => kind !== 'talks').sort(),
  );
  for (const principal of [ANONYMOUS, outsider, otherFacilitator, asker, viewer, facilitator, staff]) {
    const { groups } = await searchEverything(deps, principal, 'ほたる');
    for (const { kind, hits } of groups)
      for (const { id } of hits) await expect(OPEN[kind](deps, principal, id)).resolves.not.toThrow();
  }
});

it('finds by what is written inside, for those who may read it', async () => {
  const { deps, staff, asker, outsider } = test;
  await deps.db.updateTable('ideas').set({ text: '川べりのごみをひろう' }).execute();
  await deps.db.updateTable('collaborations').set({ summary: '川べりの草をかる' }).execute();
  const kinds = async (who: Principal) => Object.keys(await found(who, '川べり'));
  expect(await kinds(staff)).toEqual(['collaborations', 'ideas']);
  expect(await kinds(asker)).toEqual(['collaborations']);
  expect(await kinds(facilitator)).toEqual(['ideas']);
  expect(await kinds(outsider)).toEqual([]);
});

it('finds indicators and programmes of the plan for everybody, one that is named again once', async () => {
  await loadPublishedPlan(test.deps, 'system');
  const { groups } = await searchEverything(test.deps, ANONYMOUS, '町内会加入率');
  expect(groups).toMatchObject([{ kind: 'indicators', hits: [{ to: '/indicators/chonaikai-rate' }] }]);
  const rows = await test.deps.db.selectFrom('plan_programmes').selectAll().orderBy('no').execute();
  const again = rows.find(({ same_as }) => same_as !== null);
  const programme = await searchEverything(test.deps, ANONYMOUS, again?.name ?? '');
  const hits = programme.groups.find(({ kind }) => kind === 'indicators')?.hits ?? [];
  expect(
    hits
      .filter(({ title }) => title.map(({ text }) => text).join('') === again?.name)
      .map(({ to }) => to.split('#')[1]),
  ).toEqual([`row-${again?.same_as}`]);
  for (const { id } of hits) await OPEN.indicators(test.deps, ANONYMOUS, id);
});

it('finds a draft entry for staff only', async () => {
  expect((await found(test.outsider)).organisations).toHaveLength(1);
  expect((await found(test.staff)).organisations).toHaveLength(2);
  expect((await found(test.outsider)).grants).toHaveLength(1);
  expect((await found(test.staff)).grants).toHaveLength(2);
});

it.each(['', '  ', '"*', 'ほたる 見つからない'])('finds nothing by %j', async (words) => {
  expect(await searchEverything(test.deps, test.staff, words)).toEqual({ groups: [], total: 0 });
});

it('shows what became public to everybody', async () => {
  await test.ask();
  await test.agree();
  expect((await found(ANONYMOUS)).cases).toBeUndefined();
  await test.publish();
  expect((await found(ANONYMOUS)).cases).toEqual([test.id]);
});

it('finds surveys and rounds for staff', async () => {
  const { deps, staff, asker, outsider, programme } = test;
  const created_at = deps.clock.now();
  const survey = { title: 'かささぎの調査', lead: '', fiscalYear: 2026, remindOn: null };
  const closesOn = dayOf(created_at + 14 * 86_400_000);
  const id = await createSurvey(deps, staff, { ...survey, closesOn }, 'ja');
  await deps.db
    .insertInto('match_rounds')
    .values({
      id: 'rnd_1',
      programme_id: programme,
      title: 'かささぎの回',
      method: 'bilateral',
      status: 'draft',
      settings: '{}',
      seed: 1,
      created_by: staff.userId,
      created_at,
    })
    .execute();
  expect(await found(staff, 'カササギ')).toEqual({ rounds: ['rnd_1'], surveys: [id] });
  for (const who of [asker, outsider, ANONYMOUS]) expect(await found(who, 'かささぎ')).toEqual({});
});
