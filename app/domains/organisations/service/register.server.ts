import { listAreas } from '~/domains/areas/service.server';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import type { OrganisationType } from '../model';

/** A listed organisation as statistics see it. Where it can be reached is for mails, never for a browser. */
export interface RegisterEntry {
  id: string;
  name: string;
  type: OrganisationType;
  /** Ward of its address; null when unknown. */
  ward: string | null;
  foundedYear: number | null;
  /** Day it was entered, `YYYY-MM-DD`. */
  enteredOn: string;
  /** Of the contact, else of its first owner; empty when there is none. */
  email: string;
}

/** Every listed organisation in kana order. */
export async function listRegister(deps: Pick<Deps, 'db' | 'clock'>): Promise<RegisterEntry[]> {
  const wards = new Set((await listAreas(deps, { kind: 'ward' })).map(({ code }) => code));
  const rows = await deps.db
    .selectFrom('organisations')
    .select(['id', 'name', 'type', 'area_code', 'founded_year', 'created_at', 'contact_email'])
    .where('status', '=', 'listed')
    .orderBy('sort_key')
    .orderBy('name')
    .execute();
  const owners = await deps.db
    .selectFrom('organisation_members as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.organisation_id', 'u.email'])
    .where('m.role', '=', 'owner')
    .where('u.disabled_at', 'is', null)
    .orderBy('m.joined_at', 'desc')
    .execute();
  const ownerOf = new Map(owners.map((one) => [one.organisation_id, one.email]));
  return rows.map((row) => {
    const ward = row.area_code?.slice(0, 6) ?? '';
    return {
      id: row.id,
      name: row.name,
      type: row.type as OrganisationType,
      ward: wards.has(ward) ? ward : null,
      foundedYear: row.founded_year,
      enteredOn: dayOf(row.created_at),
      email: row.contact_email.trim() || (ownerOf.get(row.id) ?? ''),
    };
  });
}
