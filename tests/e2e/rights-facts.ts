import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { NO_BUDGET } from '~/domains/grants/model/submission';
import type { ProgrammeSettings } from '~/domains/matching/model';
import { DEFAULT_ROUND_SETTINGS } from '~/domains/matching/rounds/model';
import { DEMO_CODE } from '../setup/fixtures';
import { DEMO_PASSWORD, type ServerProcess } from '../setup/server-process';
import type { Person } from './rights-table';

/** What the walk fills routes with, and who walks. */
export interface Facts {
  ids: Record<string, string>;
  cookies: Record<Person, string>;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Sends a form as a browser without JavaScript does. */
export async function post(url: string, body: Record<string, string>, cookie = ''): Promise<Response> {
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

/** A draft with one version that nobody has agreed on, in the demo's workshop of an area. */
function addDraftVision(db: Sqlite.Database): void {
  const demo = `SELECT id FROM visions WHERE workshop_id IS NOT NULL AND id <> 'vis_rights' LIMIT 1`;
  db.exec(`INSERT OR IGNORE INTO visions (id, area_code, workshop_id, title, status, created_by, created_at)
      SELECT 'vis_rights', area_code, workshop_id, '見回り用', 'draft', created_by, 1 FROM visions WHERE id = (${demo});
    INSERT OR IGNORE INTO vision_versions
      (vision_id, number, kind, reason, title, content, created_by, created_by_name, created_at)
      SELECT 'vis_rights', number, kind, reason, title, content, created_by, created_by_name, created_at
      FROM vision_versions WHERE vision_id = (${demo}) AND number = 1`);
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
  formBy: 'asker',
  followUpMonths: [],
};

/** Adds to the demo what belongs to nobody among the people here, and signs each of them in. */
export async function gatherFacts(server: ServerProcess): Promise<Facts> {
  const db = new Sqlite(join(server.dataDir, 'machinowa.db'));
  db.exec(`INSERT OR IGNORE INTO users SELECT 'usr_other', 'other@example.jp', 'よその進行役', kana, sort_key, 'facilitator',
    password_hash, locale, created_at, disabled_at FROM users WHERE email = 'npo@example.jp'`);
  db.exec(`INSERT OR IGNORE INTO imports (id, kind, file_name, bytes, sha256, options, state, created_at)
    VALUES ('imp_other', 'towns', '表.csv', 1, '', '{}', 'checked', 0)`);
  addTalkOfOthers(db);
  addAwardOfOthers(db);
  addApplicationOfOthers(db);
  addDraftVision(db);
  db.prepare(`INSERT OR IGNORE INTO match_programmes (id, kind, name, fiscal_year, status, settings, created_at)
    VALUES ('prg_other', 'npo_dispatch', '見回り用', 2026, 'draft', ?, 0)`).run(
    JSON.stringify(RULES_OF_OTHERS),
  );
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
    programmeId: one(
      `SELECT programme_id FROM workshops w JOIN sessions s ON s.workshop_id = w.id WHERE s.id = '${session}'`,
    ),
    workshopId: one(`SELECT workshop_id FROM sessions WHERE id = '${session}'`),
    sessionId: session,
    phaseId: one(`SELECT id FROM phases WHERE session_id = '${session}' LIMIT 1`),
    mapId: 'map_0000000000000000',
    code: DEMO_CODE,
    token: 'A'.repeat(43),
    key: 'collab-rate',
    surveyId: one('SELECT id FROM surveys ORDER BY created_at LIMIT 1'),
    format: 'csv',
    visionId: 'vis_rights',
    number: '1',
    ideaId: one(`SELECT id FROM ideas WHERE is_public = 0 AND title LIKE 'かんじき%'`),
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

/** The path of a route with something of others in each place of its pattern. */
export function fill(pattern: string, ids: Record<string, string>): string {
  const ofRoom: Record<string, Record<string, string>> = {
    files: { id: 'fil_0000000000000000' },
    areas: { code: '011070-03' },
    visions: { id: ids.visionId ?? '' },
    ideas: { id: ids.ideaId ?? '' },
    maps: { id: ids.mapId ?? '' },
    matches: { id: 'mtc_others', fileId: 'fil_0000000000000000' },
    applications: { id: 'gap_others', fileId: 'fil_0000000000000000' },
    screening: { grantId: 'gpr_awarded', applicationId: 'gap_awarded' },
    collaborations: { id: 'clb_others' },
    cases: { id: 'cas_others', fileId: 'fil_0000000000000000' },
    awards: { id: 'gaw_others', letter: 'decision', fileId: 'fil_none' },
    organisations: { id: ids.organisationId ?? '' },
  };
  const [, first = '', second = ''] = pattern.split('/');
  const values = { ...ids, ...ofRoom[first === 'admin' ? second : first] };
  return pattern.replace(/:(\w+)/g, (_all, name: string) => values[name] ?? 'none');
}

/** Everything an action could have changed, table by table. */
export function contentOf(server: ServerProcess): Record<string, unknown[]> {
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
