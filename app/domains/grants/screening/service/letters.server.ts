import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { RuleSet } from '../../model/rule-set';
import type { SubmittedContent } from '../../model/submission';
import { listHandedIn } from '../../repo/submissions.server';
import { requireApplication } from '../../service/access.server';
import * as decisions from '../repo/decisions.server';
import * as judgements from '../repo/judgements.server';
import type { Letter } from '../view';
import { type ApplicationRow, listedRows, requireScreening } from './access.server';

/** The letter of an application to its applicants and to staff. Throws as `requireApplication`; `not_found` before there is one. */
export async function getLetter(deps: Deps, principal: Principal, applicationId: string): Promise<Letter> {
  const { row, role } = await requireApplication(deps.db, principal, applicationId, 'read');
  const isConcerned = role === 'lead' || role === 'partner' || role === 'reader' || role === 'staff';
  if (!isConcerned) throw new DomainError('not_found');
  const letter = (await lettersOf(deps, [row])).at(0);
  if (!letter) throw new DomainError('not_found', { reason: 'no_letter' });
  return letter;
}

/** All letters of a programme to print, by number; without those of applications the person must not see. Staff only. */
export async function listLetters(deps: Deps, principal: Principal, programmeId: string) {
  const access = await requireScreening(deps.db, principal, programmeId, 'print_letters');
  const letters = await lettersOf(deps, listedRows(access));
  return {
    programme: { id: programmeId, title: access.programme.title },
    letters: letters.sort((a, b) => ((a.number ?? '~') < (b.number ?? '~') ? -1 : 1)),
  };
}

async function lettersOf(deps: Deps, rows: readonly ApplicationRow[]): Promise<Letter[]> {
  const ids = rows.map((one) => one.id);
  const handedIn = await listHandedIn(deps.db, ids);
  const decided = new Map(
    (await decisions.listDecisions(deps.db, ids)).map((one) => [one.application_id, one]),
  );
  const judged = await judgements.listEligibility(deps.db, ids);
  return rows.flatMap((row) => {
    const no = judged.filter((one) => one.application_id === row.id && one.verdict === 'no').at(-1);
    const letter = letterOf(row, handedIn.get(row.id), decided.get(row.id), no);
    return letter ? [letter] : [];
  });
}

/** A letter names organisations as they applied: it stays as it was sent when one takes another name. */
function letterOf(
  row: ApplicationRow,
  handedIn: SubmittedContent | undefined,
  decision: decisions.DecisionRow | undefined,
  no: judgements.EligibilityRow | undefined,
): Letter | null {
  const rules = JSON.parse(row.rules) as RuleSet;
  const base = {
    applicationId: row.id,
    fiscalYear: rules.fiscalYear,
    programme: row.programme_title,
    title: row.title,
    receipt: row.receipt_number ?? '',
    submittedAt: row.submitted_at,
    to: handedIn?.lead.name ?? row.lead_name,
    partners: handedIn?.partners.map(({ name }) => name) ?? [],
    requestYen: (JSON.parse(row.budget) as { requestYen: number }).requestYen,
    costsUntil: rules.costsUntil,
    conditions: '',
    stage: null,
  };
  if (row.status === 'ineligible' && no) {
    const { reasons, created_at: at } = no;
    return { ...base, kind: 'ineligible', number: null, amountYen: null, reasons, at };
  }
  if (!decision?.decided_at) return null;
  const { reasons, conditions, amount_yen: amountYen, letter_number: number, decided_at: at } = decision;
  const kind = decision.adopted === 1 ? 'adopted' : 'rejected';
  const stage = rules.stages.find((one) => one.key === decision.stage)?.label ?? null;
  return { ...base, kind, number, amountYen, reasons, conditions, stage, at };
}
