import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import type { HomeWorkshops, LedSession, WorkshopItem } from '../model';
import { mayPlanWorkshops } from '../policy';
import { listMyOpenSessions } from './join.server';
import { listOpenWorkshops } from './programmes.server';

/** Sessions somebody leads or takes part in, for their start page. */
export async function viewHomeWorkshops(deps: Deps, principal: Principal): Promise<HomeWorkshops> {
  const workshops = await listOpenWorkshops(deps, principal);
  return {
    leads: mayPlanWorkshops(principal),
    running: ledSessions(workshops, 'running'),
    coming: ledSessions(workshops, 'planned'),
    joined: await listMyOpenSessions(deps, principal),
  };
}

function ledSessions(workshops: WorkshopItem[], status: 'running' | 'planned'): LedSession[] {
  return workshops
    .flatMap((workshop) =>
      workshop.sessions
        .filter((session) => session.status === status)
        .map((session) => ({
          sessionId: session.id,
          workshopId: workshop.id,
          workshopTitle: workshop.title,
          title: session.title,
          startsAt: session.startsAt,
          code: session.code,
          people: workshop.people,
        })),
    )
    .sort((a, b) => (a.startsAt ?? Number.MAX_SAFE_INTEGER) - (b.startsAt ?? Number.MAX_SAFE_INTEGER));
}
