import type { UserPrincipal } from '~/domains/accounts/model';
import type { ProgrammeSettings } from '~/domains/matching/model';
import type { MemberRole, OrganisationType } from '~/domains/organisations/model';
import { indexColumns } from '~/domains/organisations/model/search-words';
import { keepSearchRow } from '~/domains/organisations/repo/entries.server';
import { indexOrganisations, nextSearchRow } from '~/domains/organisations/repo/search.server';
import { newId } from '~/platform/ids';
import { createTestDeps, makeAccount, type TestDeps } from './deps';

const SETTINGS: ProgrammeSettings = {
  pairing: { first: ['npo'], second: ['chonaikai', 'company'] },
  requiredPartners: [],
  area: 'any',
  respectCapacity: true,
  openLimit: 2,
  replyDays: 14,
  remindDays: 3,
  weights: { needs: 1, field: 1, distance: 1, time: 1, style: 1, past: 1, language: 1 },
  damping: { exposure: 0, awards: 0, newcomers: 0 },
  form: [],
  formBy: 'asker',
  followUpMonths: [6],
};

/** An NPO and a neighbourhood association (架空) with their people, staff, somebody else, and a programme that is open. */
export interface TestTalks {
  deps: TestDeps;
  programme: string;
  npo: string;
  chonaikai: string;
  /** Owner of the NPO; editor and viewer of the association; staff; a member of another organisation. */
  asker: UserPrincipal;
  asked: UserPrincipal;
  viewer: UserPrincipal;
  staff: UserPrincipal;
  outsider: UserPrincipal;
  /** Another organisation with one person who acts for it. */
  addOrganisation(type: OrganisationType, name: string): Promise<{ id: string; owner: UserPrincipal }>;
}

export async function makeTalks(settings: Partial<ProgrammeSettings> = {}): Promise<TestTalks> {
  const deps = await createTestDeps();
  const programme = newId('prg');
  await deps.db
    .insertInto('match_programmes')
    .values({
      id: programme,
      kind: 'network_grant',
      name: 'ネットワーク事業',
      fiscal_year: 2026,
      status: 'open',
      opens_on: null,
      closes_on: null,
      settings: JSON.stringify({ ...SETTINGS, ...settings }),
      created_at: deps.clock.now(),
    })
    .execute();
  const add = async (type: OrganisationType, name: string) => {
    const id = `org_${name}`;
    await insertOrganisation(deps, id, type, name);
    return { id, owner: await addMember(deps, id, 'owner', `${name}の代表`) };
  };
  const npo = await add('npo', '架空NPOあかり');
  const chonaikai = await add('chonaikai', '架空みどり町内会');
  const other = await add('company', '架空商事');
  return {
    deps,
    programme,
    npo: npo.id,
    chonaikai: chonaikai.id,
    asker: npo.owner,
    asked: await addMember(deps, chonaikai.id, 'editor', '町内会の書記'),
    viewer: await addMember(deps, chonaikai.id, 'viewer', '町内会の班長'),
    staff: await makeAccount(deps, 'staff', { name: '市の担当' }),
    outsider: other.owner,
    addOrganisation: add,
  };
}

async function insertOrganisation(
  deps: TestDeps,
  id: string,
  type: OrganisationType,
  name: string,
): Promise<void> {
  await deps.db
    .insertInto('organisations')
    .values({
      id,
      type,
      name,
      corporate_number: null,
      sort_key: name,
      match_name: name,
      founded_year: null,
      people: null,
      capacity: null,
      area_code: null,
      lat: null,
      lng: null,
      status: 'listed',
      merged_into: null,
      fictional: 1,
      source: 'typed',
      external_id: null,
      created_at: deps.clock.now(),
      updated_at: deps.clock.now(),
    })
    .execute();
  const rowid = await nextSearchRow(deps.db);
  await indexOrganisations(deps.db, [{ rowid, ...indexColumns({ names: [name], kana: '', body: [] }) }]);
  await keepSearchRow(deps.db, id, rowid);
}

async function addMember(
  deps: TestDeps,
  organisation: string,
  role: MemberRole,
  name: string,
): Promise<UserPrincipal> {
  const person = await makeAccount(deps, 'member', { name });
  await deps.db
    .insertInto('organisation_members')
    .values({ organisation_id: organisation, user_id: person.userId, role, joined_at: deps.clock.now() })
    .execute();
  return person;
}
