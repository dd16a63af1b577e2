import type { OrganisationType } from '~/domains/organisations/model';
import type { Deps } from '~/platform/deps.server';

/** A collaboration as statistics see it; who may know of it is for the caller to say. */
export interface RegisteredCollaboration {
  id: string;
  title: string;
  /** `YYYY-MM-DD`; null: still going on. */
  startedOn: string;
  endedOn: string | null;
  /** From when to when each took part; null: all along. */
  partners: { id: string; type: OrganisationType; from: string | null; to: string | null }[];
}

/** Every collaboration with the types of its partners, the earliest first. */
export async function listRegisteredCollaborations(
  deps: Pick<Deps, 'db'>,
): Promise<RegisteredCollaboration[]> {
  const rows = await deps.db
    .selectFrom('collaborations')
    .select(['id', 'title', 'started_on', 'ended_on'])
    .orderBy('started_on')
    .orderBy('id')
    .execute();
  const partners = await deps.db
    .selectFrom('collaboration_partners as p')
    .innerJoin('organisations as o', 'o.id', 'p.organisation_id')
    .select(['p.collaboration_id', 'p.from_day', 'p.to_day', 'o.id', 'o.type'])
    .execute();
  const of = new Map<string, RegisteredCollaboration['partners']>();
  for (const { collaboration_id, id, type, from_day, to_day } of partners) {
    const list = of.get(collaboration_id) ?? [];
    list.push({ id, type: type as OrganisationType, from: from_day, to: to_day });
    of.set(collaboration_id, list);
  }
  return rows.map(({ id, title, started_on, ended_on }) => ({
    id,
    title,
    startedOn: started_on,
    endedOn: ended_on,
    partners: of.get(id) ?? [],
  }));
}
