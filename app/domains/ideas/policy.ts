import type { Principal } from '~/domains/accounts/model';
import type { WorkshopRole } from '~/domains/workshops/model';
import { isLead, mayPlanWorkshops } from '~/domains/workshops/policy';

/** Whether somebody may open the list of ideas at all: staff and everybody who leads workshops. */
export function mayListIdeas(principal: Principal): boolean {
  return mayPlanWorkshops(principal);
}

/** Whether somebody may see and change an idea: staff, and who leads the workshop it came from. */
export function mayWithIdea(principal: Principal, workshopRole: WorkshopRole | null): boolean {
  if (principal.kind === 'user' && principal.role === 'staff') return true;
  return workshopRole !== null && isLead(workshopRole);
}
