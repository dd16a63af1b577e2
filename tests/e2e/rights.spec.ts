import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { NO_BUDGET } from '~/domains/grants/model/submission';
import type { ProgrammeSettings } from '~/domains/matching/model';
import { DEFAULT_ROUND_SETTINGS } from '~/domains/matching/rounds/model';
import { DEMO_CODE, expect, test } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';

/**
 * Walks every route as every kind of person. A route that is not in the table fails the test, so that nobody adds
 * one without saying who may open it.
 */
const PEOPLE = ['anonymous', 'participant', 'member', 'otherFacilitator', 'facilitator', 'staff'] as const;
type Person = (typeof PEOPLE)[number];

/** What a person meets: the page, the sign-in, 401, 403, 404, or another page of ours. */
type Meets = 'page' | 'sign-in' | 'unknown' | 'forbidden' | 'absent' | 'elsewhere';

const everyone = (meets: Meets): Record<Person, Meets> =>
  Object.fromEntries(PEOPLE.map((person) => [person, meets])) as Record<Person, Meets>;
const SIGNED_IN: Record<Person, Meets> = {
  ...everyone('page'),
  anonymous: 'sign-in',
  participant: 'sign-in',
};
const STAFF_ONLY: Record<Person, Meets> = {
  ...everyone('forbidden'),
  anonymous: 'sign-in',
  participant: 'sign-in',
  staff: 'page',
};
/** Planning and running the demo workshop: its facilitator and staff. */
const LEADS: Record<Person, Meets> = { ...STAFF_ONLY, participant: 'forbidden', facilitator: 'page' };
/** Programmes and new workshops: every facilitator and staff. */
const FACILITATORS: Record<Person, Meets> = { ...STAFF_ONLY, facilitator: 'page', otherFacilitator: 'page' };
/** What only accounts that lead see: a participant is asked to sign in. */
const LEADS_OR_SIGN_IN: Record<Person, Meets> = { ...LEADS, participant: 'sign-in' };
/** The room and its board: who has joined, who leads. */
const INSIDE: Record<Person, Meets> = { ...LEADS, participant: 'page' };

/** A talk of two organisations and what came of it: for others than their members and staff it is not there. */
const NOT_OURS: Record<Person, Meets> = {
  ...SIGNED_IN,
  member: 'absent',
  otherFacilitator: 'absent',
  facilitator: 'absent',
};

/** Asked for the letter of an application that is being written. */
const NO_LETTER: Record<Person, Meets> = {
  ...everyone('absent'),
  anonymous: 'sign-in',
  participant: 'sign-in',
};

const PAGES: Record<string, Record<Person, Meets>> = {
  '/': everyone('page'),
  '/account': SIGNED_IN,
  '/admin': STAFF_ONLY,
  '/admin/areas': STAFF_ONLY,
  '/admin/areas/:code': STAFF_ONLY,
  '/admin/areas/boundaries': STAFF_ONLY,
  '/admin/areas/new': STAFF_ONLY,
  '/admin/audit': STAFF_ONLY,
  '/admin/grants': STAFF_ONLY,
  '/admin/grants/:grantId': STAFF_ONLY,
  '/admin/indicators': STAFF_ONLY,
  '/admin/indicators/:key': STAFF_ONLY,
  '/admin/surveys': STAFF_ONLY,
  '/admin/surveys/:surveyId': STAFF_ONLY,
  '/admin/surveys/:surveyId/answers': STAFF_ONLY,
  '/survey/:token': everyone('absent'),
  '/admin/imports': STAFF_ONLY,
  '/admin/imports/:importId': STAFF_ONLY,
  '/admin/imports/:importId/problems': STAFF_ONLY,
  '/admin/invitations': STAFF_ONLY,
  '/admin/people': STAFF_ONLY,
  '/admin/report': STAFF_ONLY,
  '/admin/report/xlsx': STAFF_ONLY,
  '/admin/matching': STAFF_ONLY,
  '/admin/matching/:matchProgrammeId': STAFF_ONLY,
  '/admin/matching/:matchProgrammeId/runs': STAFF_ONLY,
  '/admin/matching/talks': STAFF_ONLY,
  '/admin/matching/conflicts': STAFF_ONLY,
  '/admin/matching/fairness': STAFF_ONLY,
  '/admin/matching/fairness/csv': STAFF_ONLY,
  '/admin/matching/rounds': STAFF_ONLY,
  '/admin/matching/rounds/:roundId': STAFF_ONLY,
  // Asked without two results to compare, and for one that nobody made.
  '/admin/matching/rounds/:roundId/compare': { ...STAFF_ONLY, staff: 'absent' },
  '/admin/matching/rounds/:roundId/trials/:trialId': { ...STAFF_ONLY, staff: 'absent' },
  '/admin/matching/rounds/new': STAFF_ONLY,
  '/admin/organisations': STAFF_ONLY,
  '/admin/organisations/claims': STAFF_ONLY,
  '/admin/organisations/duplicates': STAFF_ONLY,
  '/admin/organisations/duplicates/:kept/:gone': STAFF_ONLY,
  '/admin/users/:userId': STAFF_ONLY,
  '/applications/:id/letter': NO_LETTER,
  '/applications': SIGNED_IN,
  '/applications/:id': NOT_OURS,
  // No such file: not even for staff.
  '/applications/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/applications/:id/print': NOT_OURS,
  '/applications/new': SIGNED_IN,
  '/areas': everyone('page'),
  '/areas/:code': everyone('page'),
  '/areas/:code/booklet': everyone('page'),
  '/areas/:code/export/:format': everyone('page'),
  '/areas/:code/map': everyone('page'),
  '/awards': SIGNED_IN,
  '/awards/:id': NOT_OURS,
  // No such file: not even for staff.
  '/awards/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/awards/:id/letters/:letter': NOT_OURS,
  '/boards/:id': INSIDE,
  '/boards/:id/export/:format': INSIDE,
  '/boards/:id/places': INSIDE,
  '/cases': everyone('page'),
  // A draft of others.
  '/cases/:id': { ...everyone('absent'), staff: 'page' },
  '/cases/:id/edit': NOT_OURS,
  '/cases/:id/pictures/:fileId': everyone('absent'),
  '/cases/new': SIGNED_IN,
  '/check-in/:token': everyone('absent'),
  // Everybody's list: what is public, and what is one's own.
  '/collaborations': everyone('page'),
  '/collaborations/:id': NOT_OURS,
  '/collaborations/:id/photos/:photoId': { ...NOT_OURS, staff: 'absent' },
  // Those who act for an organisation, and staff.
  '/collaborations/new': { ...SIGNED_IN, otherFacilitator: 'forbidden' },
  '/files/:id': everyone('absent'),
  '/grants': everyone('page'),
  '/grants/:grantId': everyone('page'),
  '/home': SIGNED_IN,
  // Everybody's list: what is public, and what is one's own.
  '/ideas': everyone('page'),
  '/indicators': everyone('page'),
  '/indicators/:key': everyone('page'),
  '/ideas/:id': LEADS_OR_SIGN_IN,
  '/invite/:token': everyone('absent'),
  '/j/:code': everyone('page'),
  '/login': { ...everyone('elsewhere'), anonymous: 'page', participant: 'page' },
  '/maps/:id': INSIDE,
  '/maps/:id/facts': INSIDE,
  // Asked without a place, which nobody finds.
  '/maps/:id/notes': { ...INSIDE, participant: 'absent', facilitator: 'absent', staff: 'absent' },
  '/matches': SIGNED_IN,
  '/matches/:id': NOT_OURS,
  // No such file: not even for staff.
  '/matches/:id/files/:fileId': { ...NOT_OURS, staff: 'absent' },
  '/matches/new': SIGNED_IN,
  '/matching': SIGNED_IN,
  '/matching/rounds': SIGNED_IN,
  // A round in preparation, in which nobody's organisation takes part.
  '/matching/rounds/:roundId': {
    ...everyone('absent'),
    anonymous: 'sign-in',
    participant: 'sign-in',
    staff: 'page',
  },
  '/open-data': everyone('page'),
  // No such file.
  '/open-data/:dataset/:format': everyone('absent'),
  '/organisations': everyone('page'),
  '/organisations/:id': everyone('page'),
  '/organisations/:id/claim': SIGNED_IN,
  '/organisations/:id/edit': STAFF_ONLY,
  '/organisations/:id/history': STAFF_ONLY,
  '/organisations/:id/members': STAFF_ONLY,
  '/organisations/export/:format': everyone('page'),
  '/organisations/invitations/:token': everyone('absent'),
  '/organisations/new': SIGNED_IN,
  '/programmes': FACILITATORS,
  '/programmes/:programmeId': FACILITATORS,
  '/programmes/:programmeId/edit': FACILITATORS,
  '/programmes/new': FACILITATORS,
  '/reset': everyone('page'),
  '/reset/:token': everyone('absent'),
  '/s/:sessionId': { ...INSIDE, anonymous: 'unknown' },
  '/screening': SIGNED_IN,
  '/screening/:grantId': NOT_OURS,
  '/screening/:grantId/applications/:applicationId': NOT_OURS,
  '/screening/:grantId/committee': NOT_OURS,
  '/screening/:grantId/letters': NOT_OURS,
  '/screening/:grantId/minutes': NOT_OURS,
  '/screening/:grantId/table': NOT_OURS,
  '/search': everyone('page'),
  '/setup/:token': everyone('absent'),
  '/visions': everyone('page'),
  '/visions/:id': LEADS,
  '/visions/:id/compare': LEADS,
  '/visions/:id/edit': LEADS,
  '/visions/:id/sources': LEADS,
  '/visions/:id/versions': LEADS,
  '/visions/:id/versions/:number': LEADS,
  '/visions/new': FACILITATORS,
  '/workshops/:workshopId': LEADS,
  '/workshops/:workshopId/copy': LEADS,
  '/workshops/:workshopId/edit': LEADS,
  '/workshops/:workshopId/run': LEADS,
  '/workshops/:workshopId/sessions/:sessionId': LEADS,
  '/workshops/:workshopId/sessions/:sessionId/phases/:phaseId': LEADS,
  '/workshops/new': FACILITATORS,
};

/** Routes that only take a POST; reading them is refused for everyone. */
const ACTIONS_ONLY = [
  '/language',
  '/leave',
  '/logout',
  '/boards/:id/images',
  '/maps/:id/photos',
  '/boards/:id/adopted-images',
  '/boards/:id/import',
  '/survey/:token/draft',
];
/** Actions that everybody may try: they check credentials or secrets of their own. */
const OPEN_ACTIONS = [
  '/',
  '/j/:code',
  '/language',
  '/login',
  '/leave',
  '/logout',
  '/reset',
  '/reset/:token',
  '/invite/:token',
  '/organisations/invitations/:token',
  '/check-in/:token',
  '/setup/:token',
];

function routes(): { pattern: string; hasAction: boolean; hasPage: boolean }[] {
  const folder = join(process.cwd(), 'app/routes');
  return readdirSync(folder).map((file) => {
    const name = file.replace(/\.tsx?$/, '');
    const parts = name.split('.').filter((part) => part !== '_index');
    const pattern = `/${parts.map((part) => part.replace(/_$/, '').replace(/^\$/, ':')).join('/')}`;
    const source = readFileSync(join(folder, file), 'utf8');
    return {
      pattern,
      hasAction: /export (async )?(function|const) action\b/.test(source),
      hasPage: /export (async )?(function|const) loader\b|export default/.test(source),
    };
  });
}

interface Facts {
  ids: Record<string, string>;
  cookies: Record<Person, string>;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function post(url: string, body: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body),
  });
}

/** Two organisations without members, their talk, and their collaboration. */
function addTalkOfOthers(db: Sqlite.Database): void {
  const organisation = db.prepare(`INSERT OR IGNORE INTO organisations
    (id, type, name, match_name, status, source, fictional, created_at, updated_at)
    VALUES (?, ?, ?, ?, 'listed', 'typed', 1, 0, 0)`);
  organisation.run('org_others1', 'npo', '見回りNPO（架空）', '見回りNPO');
  organisation.run('org_others2', 'chonaikai', '見回り町内会（架空）', '見回り町内会');
  const settings = JSON.stringify(RULES_OF_OTHERS);
  db.prepare(`INSERT OR IGNORE INTO match_programmes (id, kind, name, fiscal_year, status, settings, created_at)
    VALUES ('prg_others', 'network_grant', '見回り事業', 2026, 'open', ?, 0)`).run(settings);
  db.exec(`INSERT OR IGNORE INTO matches
    (id, programme_id, from_id, to_id, origin, status, message, reply_by, from_reply, opened_by, opened_at)
    VALUES ('mtc_others', 'prg_others', 'org_others1', 'org_others2', 'interest', 'open', 'こんにちは',
      9999999999999, 'accepted', 'usr_other', 0);
    INSERT OR IGNORE INTO collaborations (id, title, status, origin_kind, started_on, created_by, created_at)
      VALUES ('clb_others', '見回り', 'active', 'typed', '2026-04-01', 'usr_other', 0);
    INSERT OR IGNORE INTO collaboration_partners (collaboration_id, organisation_id, role)
      VALUES ('clb_others', 'org_others1', 'lead');
    INSERT OR IGNORE INTO cases (id, collaboration_id, title, status, created_by, created_by_name, created_at, updated_at)
      VALUES ('cas_others', 'clb_others', '見回りの話', 'draft', 'usr_other', '', 0, 0);
    INSERT OR IGNORE INTO case_partners (case_id, organisation_id, role) VALUES ('cas_others', 'org_others1', 'lead')`);
}

/** An award of the two organisations, with the application it came of. */
function addAwardOfOthers(db: Sqlite.Database): void {
  const rules = JSON.stringify(RULE_SETS.network_2024);
  const budget = JSON.stringify({
    lines: [{ id: 'l1', kind: 'fees', text: '謝礼', amountYen: 100_000 }],
    income: [{ id: 'i1', text: '会費', amountYen: 10_000 }],
    requestYen: 90_000,
  });
  db.prepare(`INSERT OR IGNORE INTO grant_programmes (id, title, fiscal_year, rules, status, created_by, created_at,
    updated_at) VALUES ('gpr_awarded', '見回り補助', 2024, ?, 'decided', 'usr_other', 0, 0)`).run(rules);
  db.prepare(`INSERT OR IGNORE INTO grant_applications (id, programme_id, title, lead_id, origin_kind, status, budget,
    created_by, created_by_name, created_at, updated_at) VALUES ('gap_awarded', 'gpr_awarded', '見回り', 'org_others1',
    'none', 'adopted', ?, 'usr_other', '', 0, 0)`).run(budget);
  db.exec(`INSERT OR IGNORE INTO grant_screenings (programme_id, phase) VALUES ('gpr_awarded', 'decided')`);
  db.prepare(`INSERT OR IGNORE INTO grant_awards (id, application_id, number, fiscal_year, year_of_support, rules, budget,
    granted_yen, amount_yen, status, decided_on, decided_by, decided_by_name, ends_on, interim_due, report_due,
    collaboration_id, created_at) VALUES ('gaw_others', 'gap_awarded', 999, 2024, 1, ?, ?, 90000, 90000, 'running',
    '2024-07-01', 'usr_other', '', '2025-02-28', '2024-11-01', '2025-03-14', 'clb_others', 0)`).run(
    rules,
    budget,
  );
}

/** A grant, and an application for it that the first of the two organisations writes. */
function addApplicationOfOthers(db: Sqlite.Database): void {
  db.prepare(`INSERT OR IGNORE INTO grant_programmes
    (id, title, fiscal_year, rules, status, created_by, created_at, updated_at)
    VALUES ('gpr_others', '見回り助成', 2024, ?, 'open', 'usr_other', 0, 0)`).run(
    JSON.stringify(RULE_SETS.network_2024),
  );
  db.prepare(`INSERT OR IGNORE INTO grant_applications
    (id, programme_id, title, lead_id, origin_kind, status, budget, created_by, created_by_name, created_at, updated_at)
    VALUES ('gap_others', 'gpr_others', '見回り', 'org_others1', 'none', 'draft', ?, 'usr_other', '', 0, 0)`).run(
    JSON.stringify(NO_BUDGET),
  );
}

const RULES_OF_OTHERS: ProgrammeSettings = {
  pairing: { first: ['npo'], second: ['chonaikai'] },
  requiredPartners: [],
  area: 'any',
  respectCapacity: false,
  openLimit: 5,
  replyDays: 14,
  remindDays: 3,
  weights: { needs: 1, field: 1, distance: 1, time: 1, style: 1, past: 1, language: 1 },
  damping: { exposure: 0, awards: 0, newcomers: 0 },
  form: [],
  followUpMonths: [],
};

async function gatherFacts(server: ServerProcess): Promise<Facts> {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.exec(`INSERT OR IGNORE INTO users SELECT 'usr_other', 'other@example.jp', 'よその進行役', kana, sort_key, 'facilitator',
    password_hash, locale, created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  db.exec(`INSERT OR IGNORE INTO imports (id, kind, file_name, bytes, sha256, options, state, created_at)
    VALUES ('imp_other', 'towns', '表.csv', 1, '', '{}', 'checked', 0)`);
  addTalkOfOthers(db);
  addAwardOfOthers(db);
  addApplicationOfOthers(db);
  db.prepare(`INSERT OR IGNORE INTO match_programmes (id, kind, name, fiscal_year, status, settings, created_at)
    VALUES ('prg_other', 'dispatch', '見回り用', 2026, 'draft', ?, 0)`).run(JSON.stringify(RULES_OF_OTHERS));
  db.prepare(`INSERT OR IGNORE INTO match_rounds (id, programme_id, title, method, status, settings, seed, created_by, created_at)
    VALUES ('rnd_other', 'prg_other', '見回り用', 'bilateral', 'draft', ?, 1, '', 0)`).run(
    JSON.stringify(DEFAULT_ROUND_SETTINGS),
  );
  const one = (sql: string): string => (db.prepare(sql).pluck().get() as string | undefined) ?? 'none';
  const session = one(`SELECT id FROM sessions WHERE code = '${DEMO_CODE}'`);
  db.exec(`INSERT OR IGNORE INTO maps (id, workshop_id, area_code, title, kind, created_at)
    SELECT 'map_0000000000000000', workshop_id, '011070-03', '見回り用', 'merged', 1 FROM sessions WHERE id = '${session}'`);
  // Nobody's among the people here; a member of another organisation is `member`.
  db.exec(`INSERT OR IGNORE INTO organisations (id, type, name, match_name, status, source, created_at, updated_at,
      contact_name, contact_email, contact_phone, contact_visibility, postal_code, address, match_address, external_id)
    VALUES ('org_rights', 'npo', 'よその会', 'よその会', 'listed', 'typed', 1, 1, 'ひみつ 太郎', 'himitsu@example.jp',
      '011-000-4949', 'staff', '060-4949', '西区ひみつ町4丁目9', '西区ひみつ町4-9', 'HIMITSU-49')`);
  db.exec(`INSERT OR IGNORE INTO organisations (id, type, name, match_name, status, source, created_at, updated_at)
    VALUES ('org_members', 'npo', '自分の会', '自分の会', 'listed', 'typed', 1, 1)`);
  db.exec(`INSERT OR IGNORE INTO organisation_members (organisation_id, user_id, role, joined_at)
    SELECT 'org_members', id, 'owner', 1 FROM users WHERE email = 'npo@example.jp'`);
  const ids = {
    id: one(`SELECT board_id FROM phases WHERE session_id = '${session}' AND board_id IS NOT NULL LIMIT 1`),
    userId: one(`SELECT id FROM users WHERE email = 'npo@example.jp'`),
    programmeId: one('SELECT id FROM programmes LIMIT 1'),
    workshopId: one(`SELECT workshop_id FROM sessions WHERE id = '${session}'`),
    sessionId: session,
    phaseId: one(`SELECT id FROM phases WHERE session_id = '${session}' LIMIT 1`),
    mapId: 'map_0000000000000000',
    code: DEMO_CODE,
    token: 'A'.repeat(43),
    key: 'collab-rate',
    surveyId: one('SELECT id FROM surveys ORDER BY created_at LIMIT 1'),
    format: 'csv',
    visionId: one(`SELECT id FROM visions WHERE status = 'draft' LIMIT 1`),
    number: '1',
    ideaId: one('SELECT id FROM ideas WHERE is_public = 0 LIMIT 1'),
    importId: 'imp_other',
    grantId: 'gpr_others',
    matchProgrammeId: 'prg_others',
    roundId: 'rnd_other',
    organisationId: 'org_rights',
    kept: 'org_rights',
    gone: 'org_members',
  };
  db.close();
  const account = async (email: string) =>
    cookiesOf(await post(`${server.url}/login`, { email, password: DEMO_PASSWORD }));
  return {
    ids,
    cookies: {
      anonymous: '',
      participant: cookiesOf(await post(`${server.url}/j/${DEMO_CODE}`, { name: '見回り 一郎' })),
      member: await account('npo@example.jp'),
      otherFacilitator: await account('other@example.jp'),
      facilitator: await account('facilitator@example.jp'),
      staff: await account('staff@example.jp'),
    },
  };
}

function fill(pattern: string, ids: Record<string, string>): string {
  const file = pattern.startsWith('/files/') ? { id: 'fil_0000000000000000' } : {};
  const area = pattern.includes('/areas/') ? { code: '011070-03' } : {};
  const vision = pattern.startsWith('/visions/') ? { id: ids.visionId ?? '' } : {};
  const idea = pattern.startsWith('/ideas/') ? { id: ids.ideaId ?? '' } : {};
  const talk = pattern.startsWith('/matches/') ? { id: 'mtc_others', fileId: 'fil_0000000000000000' } : {};
  const application = pattern.startsWith('/applications/')
    ? { id: 'gap_others', fileId: 'fil_0000000000000000' }
    : {};
  const screening = pattern.startsWith('/screening/')
    ? { grantId: 'gpr_awarded', applicationId: 'gap_awarded' }
    : {};
  const together = pattern.startsWith('/collaborations/') ? { id: 'clb_others' } : {};
  const told = pattern.startsWith('/cases/') ? { id: 'cas_others', fileId: 'fil_0000000000000000' } : {};
  const award = pattern.startsWith('/awards/')
    ? { id: 'gaw_others', letter: 'decision', fileId: 'fil_none' }
    : {};
  const map = pattern.startsWith('/maps/') ? { id: ids.mapId ?? '' } : {};
  const organisation = pattern.startsWith('/organisations/') ? { id: ids.organisationId ?? '' } : {};
  const values = {
    ...ids,
    ...organisation,
    ...file,
    ...area,
    ...vision,
    ...idea,
    ...map,
    ...talk,
    ...together,
    ...screening,
    ...told,
    ...award,
    ...application,
  };
  return pattern.replace(/:(\w+)/g, (_all, name: string) => values[name as keyof typeof values] ?? 'none');
}

function meetingOf(response: Response): Meets | number {
  const to = response.headers.get('location') ?? '';
  if (response.status === 302) return to.startsWith('/login') ? 'sign-in' : 'elsewhere';
  const known: Record<number, Meets> = { 200: 'page', 401: 'unknown', 403: 'forbidden', 404: 'absent' };
  return known[response.status] ?? response.status;
}

test.describe('rights', () => {
  test('every route has its line in the table', () => {
    const found = routes();
    const listed = [...Object.keys(PAGES), ...ACTIONS_ONLY];
    expect(found.map((route) => route.pattern).filter((pattern) => !listed.includes(pattern))).toEqual([]);
    expect(listed.filter((pattern) => !found.some((route) => route.pattern === pattern))).toEqual([]);
  });

  test('every page as every kind of person', async ({ ownServer }) => {
    const { ids, cookies } = await gatherFacts(ownServer);
    const seen: string[] = [];
    const wanted: string[] = [];
    for (const { pattern } of routes().filter(
      (route) => route.hasPage && !ACTIONS_ONLY.includes(route.pattern),
    )) {
      for (const person of PEOPLE) {
        const response = await fetch(`${ownServer.url}${fill(pattern, ids)}`, {
          redirect: 'manual',
          headers: { cookie: cookies[person] },
        });
        const body = await response.text();
        seen.push(`${pattern} ${person}: ${meetingOf(response)}${leaks(person, body)}`);
        wanted.push(`${pattern} ${person}: ${PAGES[pattern]?.[person]}`);
      }
    }
    expect(seen).toEqual(wanted);
  });

  test('what an organisation shows to staff only is in no page and no data of others', async ({
    ownServer,
  }) => {
    const { cookies } = await gatherFacts(ownServer);
    const path = '/organisations/org_rights';
    const wrong: string[] = [];
    for (const person of PEOPLE) {
      for (const address of [
        `${path}.data`,
        `${path}/edit.data`,
        `${path}/history.data`,
        '/organisations.data',
      ]) {
        const response = await fetch(`${ownServer.url}${address}`, {
          redirect: 'manual',
          headers: { cookie: cookies[person] },
        });
        const told = leaks(person, await response.text());
        if (told) wrong.push(`${address} ${person}${told}`);
      }
    }
    expect(wrong).toEqual([]);
    const staff = await fetch(`${ownServer.url}${path}`, { headers: { cookie: cookies.staff } });
    expect(await staff.text()).toContain('himitsu@example.jp');
  });

  test('no action changes anything for a person who may not open its page', async ({ ownServer }) => {
    const { ids, cookies } = await gatherFacts(ownServer);
    const before = contentOf(ownServer);
    const intents = formIntents();
    expect(intents.length).toBeGreaterThan(15);
    const wrong: string[] = [];
    let tried = 0;
    for (const { pattern } of routes().filter(
      (route) => route.hasAction && !OPEN_ACTIONS.includes(route.pattern),
    )) {
      const strangers = PEOPLE.filter((person) => (PAGES[pattern] ?? INSIDE)[person] !== 'page');
      for (const person of strangers) {
        for (const intent of pattern === '/workshops/:workshopId' ? intents : ['', ...intents.slice(0, 2)]) {
          const body = { ...PLAUSIBLE, session: ids.sessionId ?? '', id: ids.phaseId ?? '', intent };
          const response = await post(`${ownServer.url}${fill(pattern, ids)}`, body, cookies[person]);
          await response.arrayBuffer();
          tried++;
          const toSignIn =
            response.status === 302 && (response.headers.get('location') ?? '').startsWith('/login');
          if (!toSignIn && response.status < 400)
            wrong.push(`${pattern} ${person} ${intent}: ${response.status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(100);
    expect(contentOf(ownServer)).toEqual(before);
  });
});

/** What `org_rights` shows to staff only. */
const PRIVATE = ['ひみつ 太郎', 'himitsu@example.jp', '011-000-4949', '060-4949', 'ひみつ町', 'HIMITSU-49'];

/** The private words that an answer tells somebody who is not staff; empty when there are none. */
function leaks(person: Person, body: string): string {
  if (person === 'staff') return '';
  return PRIVATE.filter((word) => body.includes(word))
    .map((word) => ` tells ${word}`)
    .join('');
}

/** Fields that any of our forms would take. */
const PLAUSIBLE = {
  title: 'のっとり',
  name: 'のっとり',
  kana: 'のっとり',
  description: '',
  email: 'other@example.jp',
  role: 'staff',
  fiscalYear: '2026',
  programmeId: '',
  instruction: '',
  minutes: '10',
  permission: 'write',
  votesEach: '3',
  votesPerNote: '1',
  content: 'on',
  lines: 'のっとり',
  type: 'npo',
  legalForm: 'none',
  revision: '1',
  status: 'hidden',
};

/** Every word that a form or a plan action goes by. */
function formIntents(): string[] {
  const words = new Set<string>();
  const plan = readFileSync(join(process.cwd(), 'app/domains/workshops/plan-actions.server.ts'), 'utf8');
  for (const [, word] of plan.matchAll(/^ {2}'([a-z]+-[a-z]+)':/gm)) if (word) words.add(word);
  return [...words];
}

/** Everything an action could have changed, table by table. */
function contentOf(server: ServerProcess): Record<string, unknown[]> {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'), { readonly: true });
  const tables = [
    'programmes',
    'workshops',
    'workshop_facilitators',
    'sessions',
    'phases',
    'boards',
    'board_locks',
    'maps',
    'visions',
    'vision_versions',
    'vision_editors',
    'ideas',
    'idea_sources',
    'idea_authors',
    'provenance_links',
    'collaboration_partners',
    'collaboration_log',
    'collaboration_milestones',
    'collaboration_figures',
    'collaboration_check_ins',
    'check_in_links',
    'indicator_values',
    'indicator_targets',
    'indicator_definitions',
    'surveys',
    'survey_invitations',
    'survey_links',
    'survey_mails',
    'areas',
    'area_boundaries',
    'imports',
    'town_tables',
    'match_rounds',
    'match_round_entries',
    'match_round_trials',
    'match_round_overrides',
    'match_round_objections',
    'match_exclusions',
    'grant_screenings',
    'grant_committee',
    'grant_conflicts',
    'grant_scores',
    'grant_decisions',
    'matches',
    'match_messages',
    'match_agreements',
    'match_exclusions',
    'match_reports',
    'collaborations',
    'cases',
    'case_partners',
    'case_pictures',
    'grant_awards',
    'grant_changes',
    'grant_reports',
    'grant_receipts',
    'grant_payments',
    'organisations',
    'organisation_members',
    'organisation_history',
    'organisation_invitations',
    'organisation_claims',
    'organisation_distinct',
  ];
  const rows = Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
  const people = db.prepare('SELECT id, email, name, role, password_hash, disabled_at FROM users').all();
  const content = { ...rows, users: people, tokens: db.prepare('SELECT id, kind FROM account_tokens').all() };
  db.close();
  return content;
}
