import { beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import type { OrganisationContent } from '~/domains/organisations/model';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { KIND_TEMPLATES } from '../model';
import { actOnRounds } from './actions.server';
import { keepApart, letTogether } from './service/conflicts.server';
import { getFairness } from './service/fairness.server';
import { confirmList, moveListed } from './service/lists.server';
import { tendRounds } from './service/mails.server';
import { getRoundPage, getStaffOutcome } from './service/page.server';
import {
  answerObjection,
  finaliseRound,
  objectTo,
  overrideResult,
  publishRound,
} from './service/publish.server';
import {
  createRound,
  getRoundForStaff,
  listRounds,
  offerNewRound,
  openRound,
  removeEntry,
  setCapacity,
} from './service/rounds.server';
import { adoptTrial, compareTrials, interruptTrials, listTrials, startTrial } from './service/trials.server';
import { runTrial } from './work.server';

const DAY = 86_400_000;
const SETTINGS = {
  proposer: 'first' as const,
  unconfirmed: 'as_suggested' as const,
  extraPartners: 0,
  capProjects: null,
  capWard: null,
  capLead: 1,
  capAwards: null,
  seed: 7,
};

let deps: TestDeps;
let staff: UserPrincipal;
let member: UserPrincipal;
let npo: string;
let other: string;
let town: string;
let hill: string;
let started: string[];

beforeEach(async () => {
  started = [];
  deps = await createTestDeps({ roundRunner: { start: (id) => started.push(id) } });
  staff = await makeAccount(deps, 'staff');
  member = await makeAccount(deps, 'member');
  const make = (name: string, over: Partial<OrganisationContent> = {}) =>
    makeOrganisation(deps, { name, ...over });
  npo = await make('架空の会');
  other = await make('架空のもう一つの会');
  town = await make('架空町内会', { type: 'chonaikai' });
  hill = await make('架空丘町内会', { type: 'chonaikai' });
  await join(member, npo);
  await deps.db
    .insertInto('match_programmes')
    .values({
      id: 'prg_1',
      kind: 'dispatch',
      name: '架空の事業',
      fiscal_year: 2026,
      status: 'open',
      settings: JSON.stringify({
        ...KIND_TEMPLATES.npo_dispatch.settings,
        area: 'any',
        pairing: { first: ['npo'], second: ['chonaikai'] },
        requiredPartners: [['chonaikai']],
        replyDays: 14,
      }),
      created_at: 1,
    })
    .execute();
  const suggest = (organisation_id: string, other_id: string, rank: number) => ({
    programme_id: 'prg_1',
    organisation_id,
    other_id,
    rank,
    score: 0.5,
    computed_at: 1,
  });
  await deps.db
    .insertInto('match_suggestions')
    .values([
      suggest(npo, town, 1),
      suggest(npo, hill, 2),
      suggest(other, town, 1),
      suggest(town, npo, 1),
      suggest(town, other, 2),
      suggest(hill, npo, 1),
    ])
    .execute();
  return () => deps.db.destroy();
});

async function join(user: UserPrincipal, organisation_id: string, role: 'owner' | 'viewer' = 'owner') {
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id, user_id: user.userId, role, joined_at: 1 })
    .execute();
}

const today = (days: number) => new Date(deps.clock.now() + days * DAY).toISOString().slice(0, 10);
const create = (method: 'bilateral' | 'consortia') =>
  createRound(deps, staff, {
    ...SETTINGS,
    programmeId: 'prg_1',
    title: '架空の回',
    method,
    listsDue: today(7),
  });

/** Asks for a trial, does its work and takes its result for the round. */
async function work(id: string, over: Partial<typeof SETTINGS> = {}): Promise<string> {
  const trial = await startTrial(deps, staff, id, { ...SETTINGS, ...over });
  expect(started.pop()).toBe(trial);
  await runTrial(deps, trial);
  return trial;
}

const names = (groups: { members: { name: string }[] }[]) =>
  groups.map(({ members }) => members.map((one) => one.name));

test('whether lists would begin empty is said before a round is made', async () => {
  expect(await offerNewRound(deps, staff)).toMatchObject([{ id: 'prg_1', isRanked: true }]);
  await deps.db.deleteFrom('match_suggestions').execute();
  expect(await offerNewRound(deps, staff)).toMatchObject([{ id: 'prg_1', isRanked: false }]);
  const { people } = await getRoundForStaff(deps, staff, await create('bilateral'));
  expect(people.every(({ listed }) => listed === 0)).toBe(true);
});

test('a round from its lists to talks', async () => {
  const id = await create('bilateral');
  await expect(getRoundPage(deps, member, id, null)).rejects.toMatchObject({ code: 'not_found' });
  await openRound(deps, staff, id, today(7));
  const before = await getRoundPage(deps, member, id, null);
  expect(before.own?.list.map((one) => [one.place, one.name])).toEqual([
    [1, '架空町内会'],
    [2, '架空丘町内会'],
  ]);
  await moveListed(deps, member, id, { organisation: npo, other: hill, move: 'up' });
  await confirmList(deps, member, id, npo);
  expect((await getRoundForStaff(deps, staff, id)).item).toMatchObject({ total: 4, confirmed: 1 });

  const trial = await work(id);
  expect((await listRounds(deps, staff))[0]?.status).toBe('collecting');
  await adoptTrial(deps, staff, id, trial);
  const { outcome } = await getStaffOutcome(deps, staff, id);
  expect(outcome).toMatchObject({ blocking: [], unplaced: [] });
  expect(names(outcome?.groups ?? []).sort()).toEqual([
    ['架空のもう一つの会', '架空町内会'],
    ['架空の会', '架空丘町内会'],
  ]);
  expect((await getRoundPage(deps, member, id, null)).groups).toEqual([]);

  await publishRound(deps, staff, id, today(3));
  const reason = '架空の会はことし3か所で活動しているため';
  await overrideResult(deps, staff, id, { change: 'remove', lead: npo, partners: [hill], reason });
  const seen = await getRoundPage(deps, member, id, null);
  expect(seen.outcome).toMatchObject({ groups: [], overrides: [{ reason }] });
  expect(seen.blocking).toBe(2);
  const stranger = await makeAccount(deps, 'member');
  await join(stranger, other, 'viewer');
  const elsewhere = await getRoundPage(deps, stranger, id, null);
  expect(elsewhere.outcome?.overrides).toEqual([]);
  const objecting = objectTo(deps, stranger, id, { organisation: other, text: 'なぜ' });
  await expect(objecting).rejects.toMatchObject({ code: 'forbidden' });

  await objectTo(deps, member, id, { organisation: npo, text: 'もう一度お考えください' });
  deps.clock.advance(5 * DAY);
  await expect(finaliseRound(deps, staff, id)).rejects.toMatchObject({ code: 'conflict' });
  const { objections } = await getStaffOutcome(deps, staff, id);
  await answerObjection(deps, staff, id, { objection: objections[0]?.id ?? '', answer: '戻しました' });
  await overrideResult(deps, staff, id, {
    change: 'add',
    lead: npo,
    partners: [hill],
    reason: '申し出を受けて',
  });
  await finaliseRound(deps, staff, id);
  const after = await getRoundPage(deps, member, id, null);
  expect(after.objections).toMatchObject([{ answer: '戻しました' }]);
  expect(after.outcome?.begun).toMatchObject([{ kind: 'talk', others: ['架空丘町内会'] }]);
  expect(elsewhere.outcome?.begun).toEqual([]);
  const talks = await deps.db
    .selectFrom('matches')
    .select(['from_id', 'to_id', 'origin', 'status'])
    .execute();
  expect(talks).toHaveLength(2);
  expect(talks).toContainEqual({ from_id: npo, to_id: hill, origin: 'round', status: 'talking' });
  await expect(finaliseRound(deps, staff, id)).rejects.toMatchObject({ code: 'conflict' });
});

test('a trial changes nothing, two are compared, and one that is out of date is not taken', async () => {
  const id = await create('bilateral');
  await openRound(deps, staff, id, today(7));
  const a = await work(id);
  deps.clock.advance(1000);
  const b = await work(id, { unconfirmed: 'leave_out' as never });
  const compared = await compareTrials(deps, staff, id, { a, b });
  expect(compared).toMatchObject({ both: 0, onlyB: [], a: { figures: { groups: 1, blocking: 0 } } });
  expect(compared.onlyA).toEqual([['架空の会', '架空町内会']]);
  expect(await deps.db.selectFrom('match_rounds').select('result').execute()).toEqual([{ result: null }]);
  await moveListed(deps, member, id, { organisation: npo, other: town, move: 'leave_out' });
  await expect(adoptTrial(deps, staff, id, a)).rejects.toMatchObject({ details: { reason: 'round_stale' } });
  expect((await listTrials(deps, staff, id)).map((one) => one.isStale)).toEqual([false, true]);
});

test('which partners a project needs can be tried otherwise', async () => {
  const id = await create('consortia');
  const form = (over: Record<string, string[]>) => {
    const sent = new FormData();
    const fields = {
      ...SETTINGS,
      capProjects: '',
      capWard: '',
      capAwards: '',
      intent: 'try',
      requiredSets: '1',
    };
    for (const [name, value] of Object.entries(fields)) sent.set(name, String(value));
    for (const [name, values] of Object.entries(over)) for (const value of values) sent.append(name, value);
    return sent;
  };
  const tried = async (over: Record<string, string[]>) => {
    const answer = await actOnRounds(
      'staff',
      { deps, principal: staff, id },
      async () => undefined,
      form(over),
    ).catch((thrown: unknown) => thrown);
    expect(answer).toMatchObject({ status: 302 });
    await runTrial(deps, started.pop() ?? '');
    deps.clock.advance(1000);
    return (await listTrials(deps, staff, id))[0];
  };
  expect((await tried({ required0: ['chonaikai'] }))?.figures).toMatchObject({ groups: 2 });
  const two = await tried({ required0: ['chonaikai', 'school'], required2: ['chonaikai'] });
  expect(two?.settings.required).toEqual([['chonaikai', 'school'], ['chonaikai']]);
  expect(two?.figures).toMatchObject({ groups: 1 });
  const none = await tried({});
  expect(none?.settings.required).toEqual([]);
});

test('the same lists and seed give the same fingerprint', async () => {
  const id = await create('consortia');
  await work(id);
  await work(id);
  const trials = await listTrials(deps, staff, id);
  expect(trials[0]?.fingerprint).toBe(trials[1]?.fingerprint);
  expect(trials[0]?.fingerprint).toHaveLength(12);
});

test('a conflict of interest keeps two apart, in the result and by hand', async () => {
  const reason = '役員が同じため';
  const unknown = keepApart(deps, staff, { a: '架空町内会', b: 'どこにもない会', reason });
  await expect(unknown).rejects.toMatchObject({ details: { reason: 'organisation_unknown', field: 'b' } });
  const same = keepApart(deps, staff, {
    a: '架空町内会',
    b: `https://example.jp/organisations/${town}`,
    reason,
  });
  await expect(same).rejects.toMatchObject({ details: { reason: 'round_same' } });
  await keepApart(deps, staff, { a: '架空町内会', b: ' 架空の会 ', reason });
  const id = await create('bilateral');
  await adoptTrial(deps, staff, id, await work(id));
  const { outcome } = await getStaffOutcome(deps, staff, id);
  expect(names(outcome?.groups ?? []).sort()).toEqual([
    ['架空のもう一つの会', '架空町内会'],
    ['架空の会', '架空丘町内会'],
  ]);
  const force = overrideResult(deps, staff, id, { change: 'add', lead: npo, partners: [town], reason: 'x' });
  await expect(force).rejects.toMatchObject({ details: { reason: 'round_kept_apart' } });
  await letTogether(deps, staff, { a: npo, b: town });
  await expect(letTogether(deps, staff, { a: npo, b: town })).rejects.toMatchObject({ code: 'not_found' });
});

test('projects become collaborations and count as support', async () => {
  const id = await create('consortia');
  await adoptTrial(deps, staff, id, await work(id));
  await publishRound(deps, staff, id, today(1));
  deps.clock.advance(3 * DAY);
  await finaliseRound(deps, staff, id);
  const rows = await deps.db
    .selectFrom('collaborations')
    .select(['title', 'origin_kind', 'origin_id'])
    .orderBy('title')
    .execute();
  const made = ['架空のもう一つの会', '架空の会'].map((lead) => `架空の回：${lead}`);
  expect(rows).toEqual(made.map((title) => ({ title, origin_kind: 'round', origin_id: id })));
  const mine = (await getRoundPage(deps, member, id, null)).outcome;
  const [group] = mine?.groups ?? [];
  expect(mine?.begun).toMatchObject([
    { kind: 'collaboration', others: group?.members.filter((one) => one.id !== npo).map(({ name }) => name) },
  ]);
  expect(await deps.db.selectFrom('match_awards').selectAll().execute()).toHaveLength(4);
  const round = await getFairness(deps, staff, { round: id });
  expect(round.report).toMatchObject({ firstTimeShare: 1, giniSuccess: 0 });
  const years = await getFairness(deps, staff, { round: '' });
  expect(years.report.byType.find((one) => one.key === 'npo')).toMatchObject({ organisations: 2, placed: 2 });
  expect(years.never).toHaveLength(4);
  expect(years.never.every(({ why }) => why.code === 'behind')).toBe(true);
  await deps.db.updateTable('organisations').set({ capacity: 1 }).where('id', '=', npo).execute();
  const later = await getFairness(deps, staff, { round: '' });
  expect(later.never.find((one) => one.id === npo)?.why).toEqual({
    code: 'rules',
    rules: [{ rule: 'capacity', side: 'own', pairs: 2 }],
  });
});

test('everybody in a round is told by mail what waits for them, once', async () => {
  const subjects = async () => {
    deps.mailer.sent.length = 0;
    const { mails } = await tendRounds(deps);
    return { mails, to: deps.mailer.sent.map(({ to, subject }) => [to, subject]) };
  };
  const id = await create('bilateral');
  expect(await subjects()).toEqual({ mails: 0, to: [] });
  await openRound(deps, staff, id, today(7));
  expect(deps.emitted).toContainEqual({ type: 'mails.owed' });
  const opened = await subjects();
  expect(opened).toMatchObject({ mails: 4, to: [[member.email, expect.stringContaining('希望順を決めて')]] });
  expect(deps.mailer.sent[0]?.text).toContain(`/matching/rounds/${id}?organisation=${npo}`);
  expect(await subjects()).toEqual({ mails: 0, to: [] });
  await openRound(deps, staff, id, today(9));
  expect((await subjects()).to).toEqual([[member.email, expect.stringContaining('締め切りが')]]);

  deps.clock.advance(7 * DAY);
  expect((await subjects()).to).toEqual([[member.email, expect.stringContaining('締め切りは')]]);
  expect((await subjects()).to).toEqual([]);

  await adoptTrial(deps, staff, id, await work(id));
  await publishRound(deps, staff, id, today(3));
  expect((await subjects()).to).toEqual([[member.email, expect.stringContaining('結果が出ました')]]);
  await objectTo(deps, member, id, { organisation: npo, text: 'もう一度お考えください' });
  const { objections } = await getStaffOutcome(deps, staff, id);
  await answerObjection(deps, staff, id, { objection: objections[0]?.id ?? '', answer: '変えません' });
  const answered = await subjects();
  expect(answered).toMatchObject({ mails: 1, to: [[member.email, expect.stringContaining('答え')]] });
  expect(deps.mailer.sent[0]?.text).not.toContain('変えません');
  deps.clock.advance(5 * DAY);
  await finaliseRound(deps, staff, id);
  expect((await subjects()).to).toEqual([[member.email, expect.stringContaining('決まりました')]]);
});

test('who confirmed is not reminded, and a mail that was not sent is tried again', async () => {
  const id = await create('bilateral');
  await openRound(deps, staff, id, today(2));
  await confirmList(deps, member, id, npo);
  const { send } = deps.mailer;
  deps.mailer.send = () => Promise.reject(new Error('no mail today'));
  expect(await tendRounds(deps)).toEqual({ mails: 6 });
  deps.mailer.send = send;
  expect(await tendRounds(deps)).toEqual({ mails: 1 });
  expect(deps.mailer.sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('希望順を決めて')]);
});

test('only staff run rounds, nobody acts out of turn, and work cut off says so', async () => {
  const id = await create('bilateral');
  await expect(startTrial(deps, member, id, SETTINGS)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(listRounds(deps, member)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(getFairness(deps, member, { round: '' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(publishRound(deps, staff, id, today(2))).rejects.toMatchObject({ code: 'conflict' });
  await expect(openRound(deps, staff, id, today(-3))).rejects.toMatchObject({ code: 'invalid' });
  await removeEntry(deps, staff, id, hill);
  for (const _twice of [1, 2]) await setCapacity(deps, staff, id, { organisation: town, capacity: 3 });
  const log = await deps.db.selectFrom('audit_log').select(['action', 'details']).orderBy('at').execute();
  expect(log.slice(1).map(({ action, details }) => [action, JSON.parse(details)])).toEqual([
    ['matching.round-entry-removed', { organisation: '架空丘町内会' }],
    ['matching.round-capacity-set', { title: '架空の回', organisation: '架空町内会', before: 1, after: 3 }],
  ]);
  await openRound(deps, staff, id, today(1));
  const unknown = moveListed(deps, member, id, { organisation: npo, other: hill, move: 'add' });
  await expect(unknown).rejects.toMatchObject({ code: 'not_found' });
  deps.clock.advance(4 * DAY);
  const late = confirmList(deps, member, id, npo);
  await expect(late).rejects.toMatchObject({ details: { reason: 'round_lists_closed' } });
  await startTrial(deps, staff, id, SETTINGS);
  await interruptTrials(deps);
  expect(await listTrials(deps, staff, id)).toMatchObject([{ state: 'failed', reason: 'interrupted' }]);
});
