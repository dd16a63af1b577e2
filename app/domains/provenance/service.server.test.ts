import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Principal } from '~/domains/accounts/model';
import {
  createCollaboration,
  endMoney,
  publishCollaboration,
} from '~/domains/collaborations/service/change.server';
import { openAward } from '~/domains/grants/awards/service/open.server';
import { mergeIdea } from '~/domains/ideas/service/change.server';
import { startIdeaFromCase } from '~/domains/ideas/service/make.server';
import { makeGrants, type TestGrants } from '../../../tests/factories/grants';
import type { NodeRef } from './model';
import { drawLine, ideaToJoin, linkIdea, targetOf } from './service.server';

let grants: TestGrants;
beforeEach(async () => {
  grants = await makeGrants();
});
afterEach(() => grants.deps.db.destroy());

const ANONYMOUS: Principal = { kind: 'anonymous' };

/** Stage and title of everything on a line; a lock for what is there without its name. */
async function line(principal: Principal, kind: NodeRef['kind'], id: string) {
  const { stages } = await drawLine(grants.deps, principal, { kind, id });
  return stages.flatMap(({ stage, nodes }) => nodes.map(({ title }) => `${stage} ${title ?? '🔒'}`));
}

async function makeIdea(title: string): Promise<string> {
  const about = { case: { id: 'cas_1', title: '先の例' }, title, text: '', organisation: grants.npo };
  return (await startIdeaFromCase(grants.deps, grants.lead, about)).id;
}

async function makeTogether(): Promise<string> {
  const { id } = await createCollaboration(grants.deps, grants.lead, {
    title: '雪の広場',
    summary: '',
    origin: 'typed',
    originNote: '',
    startedOn: '2024-04-01',
    endedOn: '',
    area: '',
    lead: '架空NPOあかり',
    partners: ['架空みどり町内会'],
  });
  return id;
}

it('is the same from both ends, and shows each person what is theirs to see', async () => {
  const { deps, lead, partner, staff, outsider } = grants;
  const idea = await makeIdea('雪あかり');
  const together = await makeTogether();
  await linkIdea(deps, lead, idea, { kind: 'collaboration', id: together });
  await linkIdea(deps, lead, idea, { kind: 'collaboration', id: together });
  await endMoney(deps, staff, together, { day: '2025-03-31' });
  const whole = [
    'source 先の例',
    'idea 雪あかり',
    'collaboration 雪の広場',
    'check_in 6',
    'check_in 12',
    'check_in 24',
  ];
  expect(await line(lead, 'idea', idea)).toEqual(whole);
  expect(await line(staff, 'collaboration', together)).toEqual(whole);
  // The partner does not carry the idea; nobody else sees anything but that there is something.
  expect((await line(partner, 'collaboration', together)).slice(0, 3)).toEqual([
    'source 🔒',
    'idea 🔒',
    'collaboration 雪の広場',
  ]);
  expect(new Set(await line(outsider, 'idea', idea))).not.toContain('idea 雪あかり');
  await publishCollaboration(deps, lead, together, { show: true });
  expect(await line(ANONYMOUS, 'collaboration', together)).toEqual(['collaboration 雪の広場']);
});

it('tells nobody else of an application before the decision', async () => {
  const { deps, lead, outsider, staff } = grants;
  const idea = await makeIdea('雪あかり');
  const draft = await grants.submitted({ origin: { kind: 'idea', id: idea } });
  await deps.db.updateTable('ideas').set({ is_public: 1 }).where('id', '=', idea).execute();
  expect(await line(lead, 'idea', idea)).toContain('application 冬の公園であそぶ');
  expect(await line(staff, 'idea', idea)).toContain('application 冬の公園であそぶ');
  expect(await line(outsider, 'idea', idea)).toEqual(['source 🔒', 'idea 雪あかり']);
  await deps.db
    .updateTable('grant_applications')
    .set({ status: 'adopted' })
    .where('id', '=', draft)
    .execute();
  expect(await line(outsider, 'idea', idea)).toEqual(['source 🔒', 'idea 雪あかり', 'application 🔒']);
  expect(await line(ANONYMOUS, 'idea', idea)).toEqual(['idea 雪あかり']);
});

it('keeps the line of an application whose idea became part of another', async () => {
  const { deps, staff, lead } = grants;
  const [kept, gone] = [await makeIdea('雪あかり'), await makeIdea('かまくら')];
  const application = await grants.submitted({ origin: { kind: 'idea', id: gone } });
  await mergeIdea(deps, staff, gone, { into: kept, reason: '同じこと' });
  expect(await line(lead, 'idea', kept)).toContain('application 冬の公園であそぶ');
  expect(await line(lead, 'application', application)).toContain('idea 雪あかり');
});

it('joins an idea only to what its own people see', async () => {
  const { deps, lead, outsider } = grants;
  const idea = await makeIdea('雪あかり');
  const together = await makeTogether();
  const target = targetOf(`https://example.jp/collaborations/${together}`);
  expect(target).toEqual({ kind: 'collaboration', id: together });
  expect(targetOf('/applications/apl_1')).toEqual({ kind: 'application', id: 'apl_1' });
  expect(targetOf('https://example.jp/')).toBeNull();
  await expect(linkIdea(deps, outsider, idea, target)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(linkIdea(deps, lead, idea, { kind: 'collaboration', id: 'clb_none' })).rejects.toMatchObject({
    details: { reason: 'target_unknown' },
  });
});

/** A round in which the NPO and the association came together, and the talk that it began. */
async function makeRoundTalk(): Promise<{ round: string; talk: string }> {
  const { deps, npo, chonaikai, staff } = grants;
  const now = deps.clock.now();
  const programme = await deps.db.selectFrom('match_programmes').select('id').executeTakeFirstOrThrow();
  await deps.db
    .insertInto('match_rounds')
    .values({
      id: 'rnd_1',
      programme_id: programme.id,
      title: '春の回',
      method: 'bilateral',
      status: 'final',
      settings: '{}',
      seed: 1,
      final_at: now,
      created_by: staff.userId,
      created_at: now,
    })
    .execute();
  await deps.db
    .insertInto('match_round_entries')
    .values({ round_id: 'rnd_1', organisation_id: npo, side: 'first', capacity: 1 })
    .execute();
  await deps.db
    .insertInto('matches')
    .values({
      id: 'mtc_1',
      programme_id: programme.id,
      from_id: npo,
      to_id: chonaikai,
      origin: 'round',
      round_id: 'rnd_1',
      status: 'agreed',
      message: '春の回',
      reply_by: now,
      opened_by: staff.userId,
      opened_at: now,
    })
    .execute();
  return { round: 'rnd_1', talk: 'mtc_1' };
}

it('leads from a round by its talk to the application, each by an address of the reader', async () => {
  const { deps, lead, partner, staff } = grants;
  const { talk } = await makeRoundTalk();
  const application = await grants.submitted({ origin: { kind: 'round', id: talk } });
  const whole = ['round 春の回', 'talk 架空NPOあかり × 架空みどり町内会', 'application 冬の公園であそぶ'];
  const { stages } = await drawLine(deps, lead, { kind: 'talk', id: talk });
  expect(stages.flatMap(({ nodes }) => nodes.map(({ href }) => href))).toEqual([
    '/matching/rounds/rnd_1',
    `/matches/${talk}`,
    `/applications/${application}`,
  ]);
  expect(await line(lead, 'application', application)).toEqual(whole);
  expect(await line(staff, 'application', application)).toEqual(whole);
  const ofStaff = await drawLine(deps, staff, { kind: 'application', id: application });
  expect(ofStaff.stages[0]?.nodes[0]?.href).toBe('/admin/matching/rounds/rnd_1');
  // The association's list was not part of the round: its people know that there was one, not which.
  expect((await line(partner, 'application', application))[0]).toBe('round 🔒');
});

it('shows nobody a way to an award that would not open', async () => {
  const { deps, lead, partner, outsider, staff } = grants;
  const application = await grants.submitted({ status: 'adopted' });
  const award = await deps.db.transaction().execute((trx) =>
    openAward(trx, deps.clock, {
      applicationId: application,
      amountYen: 450_000,
      conditions: '',
      by: staff,
    }),
  );
  const { collaboration_id } = await deps.db
    .selectFrom('grant_awards')
    .select('collaboration_id')
    .where('id', '=', award)
    .executeTakeFirstOrThrow();
  const opens = async (who: Principal) => {
    const { stages } = await drawLine(deps, who, { kind: 'application', id: application });
    return stages.find(({ stage }) => stage === 'award')?.nodes.map(({ href }) => href);
  };
  expect(await opens(lead)).toEqual([`/awards/${award}`]);
  expect(await opens(partner)).toEqual([`/awards/${award}`]);
  expect(await opens(outsider)).toEqual([null]);
  // Who was asked and never answered reads the application, and nothing of the award.
  await deps.db.updateTable('grant_partners').set({ status: 'invited' }).execute();
  expect(await opens(partner)).toEqual([null]);
  expect(await line(lead, 'award', award)).toEqual(await line(lead, 'collaboration', collaboration_id ?? ''));
});

it('offers an idea for a talk only to those who carry it', async () => {
  const { deps, lead, outsider, staff } = grants;
  const id = await makeIdea('雪あかり');
  await deps.db.updateTable('ideas').set({ is_public: 1 }).where('id', '=', id).execute();
  for (const person of [lead, staff]) {
    expect(await ideaToJoin(deps, person, id)).toEqual({ id, title: '雪あかり' });
  }
  for (const person of [outsider, ANONYMOUS]) expect(await ideaToJoin(deps, person, id)).toBeNull();
  for (const unknown of ['', 'ide_nothing']) expect(await ideaToJoin(deps, lead, unknown)).toBeNull();
});
