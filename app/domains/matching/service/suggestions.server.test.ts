import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { ANONYMOUS } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { dayOf } from '~/platform/wareki';
import { createTestDeps, makeAccount, type TestDeps } from '../../../../tests/factories/deps';
import { makeOrganisation } from '../../../../tests/factories/organisations';
import { actOnProgramme } from '../programme-action.server';
import { programmeValues } from '../programme-form';
import { previewSettings } from './preview.server';
import { createProgramme, getProgramme, setProgrammeStatus } from './programmes.server';
import { viewSuggestions } from './suggestions.server';

let deps: TestDeps;
let staff: UserPrincipal;
let member: UserPrincipal;
let npo: string;
let hall: string;
let programme: string;

const offer = (term: string) => ({ id: `off_${term}`, term, text: '' });
const need = (term: string) => ({
  id: `ned_${term}`,
  term,
  text: '',
  urgency: 3 as const,
  fromDay: null,
  toDay: null,
  success: '',
});
const query = { organisation: null, programme: null, with: null, q: '', withQ: '' };
const shown = async (who: UserPrincipal, over = {}) =>
  (await viewSuggestions(deps, who, { ...query, ...over })).suggestions.map(
    ({ organisation }) => organisation.id,
  );

beforeEach(async () => {
  deps = await createTestDeps();
  await seedDemoAreas(deps);
  staff = await makeAccount(deps, 'staff');
  member = await makeAccount(deps, 'member');
  npo = await makeOrganisation(deps, { name: '架空の会', needs: [need('hall')], offers: [offer('design')] });
  hall = await makeOrganisation(deps, { type: 'chonaikai', name: '架空町内会', offers: [offer('hall')] });
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id: npo, user_id: member.userId, role: 'editor', joined_at: 0 })
    .execute();
  programme = await createProgramme(deps, staff, { kind: 'network_grant', fiscalYear: 2026 });
  await setProgrammeStatus(deps, staff, programme, 'open');
});
afterEach(() => deps.db.destroy());

test('who is shown is noted once a day, for members only', async () => {
  expect(await shown(staff, { organisation: npo })).toEqual([hall]);
  const exposures = () => deps.db.selectFrom('match_exposures').selectAll().execute();
  expect(await exposures()).toEqual([]);
  expect(await shown(member)).toEqual([hall]);
  expect(await shown(member)).toEqual([hall]);
  expect(await exposures()).toHaveLength(1);
  deps.clock.advance(86_400_000);
  await shown(member);
  expect(await exposures()).toHaveLength(2);
});

test('whom one is in touch with is not asked again, until that has ended', async () => {
  const talk = async () => (await viewSuggestions(deps, member, query)).suggestions[0]?.talkId;
  expect(await talk()).toBeNull();
  const make = (id: string, status: 'open' | 'agreed', from: string, to: string) =>
    deps.db
      .insertInto('matches')
      .values({
        id,
        programme_id: programme,
        from_id: from,
        to_id: to,
        origin: 'interest',
        status,
        message: '',
        reply_by: deps.clock.now() + 1_000,
        opened_by: member.userId,
        opened_at: 0,
      })
      .execute();
  await make('mtc_1', 'open', hall, npo);
  expect(await talk()).toBe('mtc_1');
  deps.clock.advance(1_000);
  expect(await talk()).toBeNull();
  await make('mtc_2', 'agreed', npo, hall);
  expect(await talk()).toBe('mtc_2');
  await deps.db.updateTable('matches').set({ status: 'closed' }).execute();
  expect(await talk()).toBeNull();
});

test('a change counts at once: a new entry, an entry that is full, a block', async () => {
  expect(await shown(member)).toEqual([hall]);
  const other = await makeOrganisation(deps, { type: 'company', name: '架空商事' });
  expect((await shown(member)).sort()).toEqual([hall, other].sort());
  await deps.db
    .insertInto('match_exclusions')
    .values({
      organisation_id: hall,
      other_id: npo,
      kind: 'blocked',
      created_by: 'usr_x',
      created_by_name: '',
      created_at: 0,
    })
    .execute();
  expect(await shown(member)).toEqual([other]);
  const { pair } = await viewSuggestions(deps, staff, { ...query, organisation: npo, with: hall });
  expect(pair).toMatchObject({
    listed: true,
    failures: [{ rule: 'blocked', side: 'other' }],
    suggestion: null,
  });
});

test('a programme suggests on its days only, and only between areas that it allows', async () => {
  const change = (values: { opens_on?: string; closes_on?: string; settings?: string }) =>
    deps.db.updateTable('match_programmes').set(values).where('id', '=', programme).execute();
  const { settings } = await getProgramme(deps, staff, programme);
  await change({ settings: JSON.stringify({ ...settings, area: 'shared' }) });
  const worksIn = (organisation_id: string, area_code: string) =>
    deps.db.insertInto('organisation_areas').values({ organisation_id, area_code }).execute();
  const near = await makeOrganisation(deps, { type: 'company', name: '架空商事', areas: ['011011-01'] });
  await worksIn(npo, '011011-01');
  await worksIn(hall, '011070-03');
  await deps.db.updateTable('organisations').set({ revision: 2 }).where('id', 'in', [npo, hall]).execute();
  expect(await shown(member)).toEqual([near]);
  const { pair } = await viewSuggestions(deps, staff, { ...query, organisation: npo, with: hall });
  expect(pair?.failures).toEqual([{ rule: 'area', side: null }]);

  const day = (days: number) => dayOf(deps.clock.now() + days * 86_400_000);
  const reason = async () => (await viewSuggestions(deps, member, query)).reason;
  await change({ opens_on: day(0), closes_on: day(0) });
  expect(await reason()).toBeNull();
  await change({ opens_on: day(1), closes_on: day(2) });
  expect(await reason()).toBe('no_programme');
  await change({ opens_on: day(-2), closes_on: day(-1) });
  expect(await reason()).toBe('no_programme');
});

test('who carries as much as it said it can is told so, and gets suggestions again when it says more', async () => {
  const carries = async (capacity: number, revision: number) => {
    await deps.db.updateTable('organisations').set({ capacity, revision }).where('id', '=', npo).execute();
    return (await viewSuggestions(deps, member, query)).reason;
  };
  expect(await carries(0, 2)).toBe('full');
  expect(await carries(1, 3)).toBeNull();
});

test('nothing private of who is suggested is told: no contact, no address, no place', async () => {
  await makeOrganisation(deps, {
    type: 'company',
    name: '架空商事',
    contact: { name: '秘密花子', email: 'himitsu@example.jp', phone: '011-000-0000' },
    contactVisibility: 'staff',
    place: { postalCode: '060-0001', address: '札幌市西区西野3条4丁目', lat: 43.0612, lng: 141.2634 },
  });
  const seen = JSON.stringify(await viewSuggestions(deps, member, query));
  expect(seen).toContain('架空商事');
  expect(seen).not.toMatch(/秘密花子|himitsu|011-000|西野3条|060-0001|43\.0612|141\.2634/);
});

test('nobody else sees what is suggested to an organisation, nor why somebody is not', async () => {
  const stranger = await makeAccount(deps, 'member');
  await expect(shown(stranger, { organisation: npo })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(viewSuggestions(deps, ANONYMOUS, query)).rejects.toMatchObject({ code: 'unauthenticated' });
  expect(await viewSuggestions(deps, stranger, query)).toMatchObject({
    reason: 'no_organisation',
    own: null,
  });
  expect(await viewSuggestions(deps, member, { ...query, with: hall, q: '架空' })).toMatchObject({
    pair: null,
    found: [],
  });
  await expect(getProgramme(deps, member, programme)).rejects.toMatchObject({ code: 'forbidden' });
});

test('rules are edited as data, an older edit is refused, and the log keeps the weights', async () => {
  const form = (over: Record<string, string[]> = {}) => {
    const sent = new FormData();
    sent.set('intent', 'save');
    for (const [name, values] of Object.entries({ ...values0, ...over })) {
      for (const value of values) sent.append(name, value);
    }
    return sent;
  };
  const values0 = programmeValues(await getProgramme(deps, staff, programme));
  const change = {
    'weights.needs': ['９.５'],
    'requiredPartners[0]': [],
    'requiredPartners[1]': ['school'],
    'form[1].label': [''],
    'form[3].label': ['参加できる人数'],
    'form[3].kind': ['choice'],
    'form[3].options': ['1人\n2人'],
  };
  await expect(actOnProgramme(deps, staff, programme, form(change))).rejects.toMatchObject({ status: 302 });
  const { settings, revision } = await getProgramme(deps, staff, programme);
  expect(revision).toBe(2);
  expect(settings.weights.needs).toBe(9.5);
  expect(settings.requiredPartners).toEqual([['school']]);
  expect(settings.form.map(({ key, label }) => [key, label])).toEqual([
    ['idea', '一緒にやってみたいこと'],
    ['start', 'いつごろ始めたいですか'],
    ['q1', '参加できる人数'],
  ]);
  const order = async () => (await getProgramme(deps, staff, programme)).settings.form.map(({ key }) => key);
  const moving = programmeValues(await getProgramme(deps, staff, programme));
  const move = new FormData();
  for (const [name, values] of Object.entries(moving)) for (const value of values) move.append(name, value);
  move.set('intent', 'up 2');
  const moved = await actOnProgramme(deps, staff, programme, move);
  expect(moved.data).toMatchObject({ moved: 1, errors: {} });
  expect(await order()).toEqual(['idea', 'start', 'q1']);
  const save = new FormData();
  for (const [name, values] of Object.entries(moved.data.values)) {
    for (const value of values) save.append(name, value);
  }
  save.set('intent', 'save');
  await expect(actOnProgramme(deps, staff, programme, save)).rejects.toMatchObject({ status: 302 });
  expect(await order()).toEqual(['idea', 'q1', 'start']);
  const again = await actOnProgramme(deps, staff, programme, form());
  expect(again.data.errors).toEqual({ '': ['changed_meanwhile'] });
  const log = await deps.db
    .selectFrom('audit_log')
    .select('details')
    .where('action', '=', 'matching.programme-changed')
    .execute();
  expect(log).toHaveLength(2);
  expect(log[0]?.details).toContain('9.5·');
});

test('a preview tells who rises and who falls, and keeps nothing', async () => {
  const near = { lat: 43.06, lng: 141.35 };
  await makeOrganisation(deps, {
    type: 'school',
    name: '架空学校',
    fields: [3],
    place: { postalCode: '', address: '', ...near },
  });
  const before = await getProgramme(deps, staff, programme);
  const settings = { ...before.settings, pairing: { first: ['npo' as const], second: ['school' as const] } };
  const preview = await previewSettings(deps, staff, programme, settings);
  expect(preview.falls.map(({ id }) => id)).toContain(hall);
  expect(preview.sample.find(({ id }) => id === npo)).toMatchObject({
    changed: true,
    after: [{ name: '架空学校' }],
  });
  expect(await getProgramme(deps, staff, programme)).toEqual(before);
});
