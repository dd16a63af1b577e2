import type { Principal } from '~/domains/accounts/model';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { loadOrganisations } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { findFigures } from '../repo/cases.server';

/** What a case study takes over from its collaboration. Days are `YYYY-MM-DD`, money whole yen; null: not known. */
export interface CollaborationFacts {
  title: string;
  partners: { id: string; name: string; role: 'lead' | 'partner' }[];
  startedOn: string;
  endedOn: string | null;
  areaCode: string | null;
  moneyYen: number | null;
  peopleReached: number | null;
  volunteers: number | null;
}

/** Facts of a collaboration that somebody may see. Throws `unauthenticated`, `not_found`. */
export async function factsOf(
  deps: Deps,
  principal: Principal,
  collaborationId: string,
): Promise<CollaborationFacts> {
  const { title, partners, startedOn, endedOn } = await getCollaboration(deps, principal, collaborationId);
  const figures = await findFigures(deps.db, collaborationId);
  const [lead] = partners;
  const known = lead ? (await loadOrganisations(deps, [lead.id])).get(lead.id) : undefined;
  return {
    title,
    partners,
    startedOn,
    endedOn,
    areaCode: figures.areaCode ?? known?.homeArea ?? null,
    moneyYen: figures.grantYen,
    peopleReached: figures.people,
    volunteers: figures.volunteers,
  };
}
