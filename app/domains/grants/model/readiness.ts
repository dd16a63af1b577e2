import type { OrganisationType } from '~/domains/organisations/model';
import type { PartnerStatus } from './application';
import { type Budget, type BudgetProblem, checkBudget } from './budget';
import { checkEligibility, type EligibilityProblem } from './eligibility';
import type { RuleSet } from './rule-set';

/** An application as it stands, to be looked at for what is missing. */
export interface Unfinished {
  leadType: OrganisationType;
  partners: readonly { name: string; type: OrganisationType; status: PartnerStatus; role: string }[];
  isNew: boolean;
  year: number;
  hasPrevious: boolean;
  budget: Budget;
  /** By key of the question. */
  texts: Readonly<Record<string, string>>;
  /** Keys of the documents there is a file for. */
  documents: readonly string[];
}

/** Where on the page something is missing. */
export type ApplicationPart = 'about' | 'partners' | 'budget' | 'texts' | 'files';

/** What is missing before it can be handed in; in words under `grants:missing.<code>` and those of the other lists. */
export type Missing =
  | { part: 'about' | 'partners'; code: 'eligibility'; problem: EligibilityProblem }
  | { part: 'partners'; code: 'partner_waits'; name: string }
  | { part: 'budget'; code: 'budget'; problem: BudgetProblem }
  | { part: 'texts'; code: 'text_missing'; key: string; label: string }
  | { part: 'texts'; code: 'text_long'; key: string; label: string; over: number }
  | { part: 'files'; code: 'document_missing'; key: string; label: string };

/** Everything that is missing, in the order of the page; empty: it can be handed in. */
export function missingOf(rules: RuleSet, one: Unfinished): Missing[] {
  const agreed = one.partners.filter(({ status }) => status === 'consented');
  const problems = checkEligibility(rules, { ...one, partnerTypes: agreed.map(({ type }) => type) });
  const partners = one.partners
    .filter(({ status }) => status === 'invited')
    .map(({ name }): Missing => ({ part: 'partners', code: 'partner_waits', name }));
  return [
    ...problems.map((problem): Missing => {
      const part = problem.code === 'partner_missing' ? 'partners' : 'about';
      return { part, code: 'eligibility', problem };
    }),
    ...partners,
    ...checkBudget(rules, one.year, one.budget).problems.map(
      (problem): Missing => ({ part: 'budget', code: 'budget', problem }),
    ),
    ...rules.questions.flatMap((question) => textMissing(question, one.texts[question.key] ?? '')),
    ...documentsOf(rules, one.year)
      .filter(({ key, required }) => required && !one.documents.includes(key))
      .map(({ key, label }): Missing => ({ part: 'files', code: 'document_missing', key, label })),
  ];
}

function textMissing(
  { key, label, required, maxChars }: RuleSet['questions'][number],
  text: string,
): Missing[] {
  const length = lengthOf(text);
  if (length > maxChars) return [{ part: 'texts', code: 'text_long', key, label, over: length - maxChars }];
  return required && text.trim() === '' ? [{ part: 'texts', code: 'text_missing', key, label }] : [];
}

/** Characters as a reader counts them, line breaks included. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The documents that are asked for in a year of support. */
export function documentsOf(rules: Pick<RuleSet, 'documents'>, year: number): RuleSet['documents'] {
  return rules.documents.filter(({ years }) => years.length === 0 || years.includes(year));
}
