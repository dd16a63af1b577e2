import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { listHandedIn } from '../../repo/submissions.server';
import { firstDates } from '../model/dates';
import type { Fixing } from '../model/fixing';
import * as parts from '../repo/parts.server';
import { type AwardAccess, requireAward } from './access.server';
import { type ChangeView, changeView } from './view.server';

/** Letters of an award that can be printed; an approved change has one too, by its number: `change-1`. */
const LETTERS = ['decision', 'fixed', 'cancelled'] as const;

/** What a letter says, once it is decided. Throws `unauthenticated`, `not_found`. */
export async function viewLetter(deps: Deps, principal: Principal, id: string, name: string) {
  const access = await requireAward(deps.db, principal, id);
  const { row, organisations, rules } = access;
  const [, number] = /^change-(\d{1,4})$/.exec(name) ?? [];
  const change = number === undefined ? null : await approvedChange(deps, id, Number(number));
  const { letter, day } = change
    ? { letter: 'change' as const, day: dayOf(change.answered?.at ?? 0) }
    : decidedLetter(access, name);
  return {
    letter,
    day,
    change,
    costs: rules.costs.map(({ key, label }) => ({ key, label })),
    award: {
      id,
      title: row.title,
      number: row.number,
      fiscalYear: row.fiscal_year,
      yearOfSupport: row.year_of_support,
      programme: row.programme_title,
      grantedYen: row.granted_yen,
      amountYen: row.amount_yen,
      paidYen: row.paid_yen,
      returnedYen: row.returned_yen,
      conditions: row.conditions,
      decidedOn: row.decided_on,
      cancelReason: row.cancel_reason,
    },
    /** The days as they were decided, whatever was changed later. */
    first: firstDates(rules, row.decided_on),
    organisations: await asTheyApplied(deps, row.application_id, organisations),
    fixing: row.fixing === null ? null : (JSON.parse(row.fixing) as Fixing),
  };
}
export type LetterView = Awaited<ReturnType<typeof viewLetter>>;

/** A letter names organisations as they applied: it stays as it was sent when one takes another name. */
async function asTheyApplied(
  deps: Pick<Deps, 'db'>,
  applicationId: string,
  organisations: AwardAccess['organisations'],
): Promise<AwardAccess['organisations']> {
  const content = (await listHandedIn(deps.db, [applicationId])).get(applicationId);
  return organisations.map((one) => {
    const named = one.role === 'lead' ? content?.lead : content?.partners.find(({ id }) => id === one.id);
    return { ...one, name: named?.name ?? one.name };
  });
}

function decidedLetter({ row }: AwardAccess, name: string) {
  const letter = LETTERS.find((one) => one === name);
  const on = { decision: row.decided_on, fixed: row.fixed_on, cancelled: row.cancelled_on };
  const day = letter ? on[letter] : null;
  if (!letter || day === null) throw new DomainError('not_found');
  return { letter, day };
}

/** A change that staff approved; giving up has the letter of the decision that was taken back. */
async function approvedChange(deps: Pick<Deps, 'db'>, id: string, number: number): Promise<ChangeView> {
  const row = (await parts.listChanges(deps.db, id)).find((one) => one.number === number);
  const change = row?.status === 'approved' ? changeView(row) : null;
  if (!change || change.wanted.stop) throw new DomainError('not_found');
  return change;
}
