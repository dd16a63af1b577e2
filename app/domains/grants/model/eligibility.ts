import type { OrganisationType } from '~/domains/organisations/model';
import type { RuleSet } from './rule-set';

/** Who wants to apply, as far as it is known before anybody writes. */
export interface Applicants {
  leadType: OrganisationType;
  partnerTypes: readonly OrganisationType[];
  isNew: boolean;
  /** 1, 2 … */
  year: number;
  /** Whether the year before was supported; asked for from the second year on. */
  hasPrevious: boolean;
}

/** Why an application would not be taken; in words under `grants:eligibility.<code>`. */
export type EligibilityProblem =
  | { code: 'in_preparation' }
  | { code: 'not_open_yet'; day: string }
  | { code: 'closed'; day: string }
  | { code: 'lead_type'; types: OrganisationType[] }
  | { code: 'partner_missing'; types: OrganisationType[] }
  | { code: 'not_new' }
  | { code: 'no_such_year'; years: number }
  | { code: 'previous_missing' };

type ProgrammeStatus = 'draft' | 'open' | 'screening' | 'decided' | 'closed';

/** Why nothing can be handed in on `today` (`YYYY-MM-DD`); null when it can. The last day counts in full. */
export function periodProblem(
  rules: Pick<RuleSet, 'opensOn' | 'closesOn'>,
  status: ProgrammeStatus,
  today: string,
): EligibilityProblem | null {
  if (status === 'draft') return { code: 'in_preparation' };
  if (status !== 'open' || today > rules.closesOn) return { code: 'closed', day: rules.closesOn };
  return today < rules.opensOn ? { code: 'not_open_yet', day: rules.opensOn } : null;
}

/** What the rules say against these applicants, whatever the day; empty: nothing. */
export function checkEligibility(
  rules: Pick<RuleSet, 'lead' | 'requiredPartners' | 'newProjectOnly' | 'capYenByYear'>,
  { leadType, partnerTypes, isNew, year, hasPrevious }: Applicants,
): EligibilityProblem[] {
  const problems: EligibilityProblem[] = [];
  if (!rules.lead.includes(leadType)) problems.push({ code: 'lead_type', types: [...rules.lead] });
  for (const types of unfilledSets(rules.requiredPartners, partnerTypes)) {
    problems.push({ code: 'partner_missing', types: [...types] });
  }
  if (rules.newProjectOnly && !isNew) problems.push({ code: 'not_new' });
  if (!Number.isInteger(year) || year < 1 || year > rules.capYenByYear.length) {
    problems.push({ code: 'no_such_year', years: rules.capYenByYear.length });
  } else if (year > 1 && !hasPrevious) problems.push({ code: 'previous_missing' });
  return problems;
}

/**
 * The sets no partner is left for, each partner filling one set; as few as possible. Augmenting paths on the graph of
 * sets and partners.
 */
function unfilledSets(
  sets: RuleSet['requiredPartners'],
  partners: readonly OrganisationType[],
): OrganisationType[][] {
  const setOf = new Map<number, number>();
  const place = (set: number, tried: Set<number>): boolean => {
    for (const [index, type] of partners.entries()) {
      if (tried.has(index) || !sets[set]?.includes(type)) continue;
      tried.add(index);
      const holder = setOf.get(index);
      if (holder !== undefined && !place(holder, tried)) continue;
      setOf.set(index, set);
      return true;
    }
    return false;
  };
  return sets.filter((_set, index) => !place(index, new Set()));
}
