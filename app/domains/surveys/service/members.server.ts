import type { Principal } from '~/domains/accounts/model';
import { newLinkToken } from '~/domains/accounts/tokens.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { answersFor } from '../policy';
import * as repo from '../repo.server';
import type { SurveyDeps } from './survey.server';

/** A survey that waits for an organisation, for one of its people. */
export interface WaitingSurvey {
  invitation: string;
  title: string;
  organisation: string;
  /** Last day, `YYYY-MM-DD`. */
  closesOn: string;
  /** Whether a part was saved. */
  isBegun: boolean;
  /** Viewers see that it waits; owners and editors answer. */
  mayAnswer: boolean;
}

/** Open surveys that somebody's organisations have not handed in, those that end first at the top. */
export async function listWaitingSurveys(deps: SurveyDeps, principal: Principal): Promise<WaitingSurvey[]> {
  if (principal.kind !== 'user') return [];
  const rows = await repo.listUnanswered(deps.db, principal.userId, dayOf(deps.clock.now()));
  return rows.map((row) => ({
    invitation: row.id,
    title: row.title,
    organisation: row.name,
    closesOn: row.closes_on,
    isBegun: row.saved_at !== null,
    mayAnswer: answersFor(row.role),
  }));
}

/**
 * The way to the form for somebody who answers for an organisation: a link as the mails have, all of which lead to the
 * same answer. Throws `unauthenticated`, `not_found` (not theirs, handed in, or over), `forbidden` (they only read along).
 */
export async function openForMember(
  deps: SurveyDeps,
  principal: Principal,
  invitation: string,
): Promise<string> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const found = (await listWaitingSurveys(deps, principal)).find((one) => one.invitation === invitation);
  if (!found) throw new DomainError('not_found');
  if (!found.mayAnswer) throw new DomainError('forbidden');
  const { token, hash } = newLinkToken();
  await repo.insertLink(deps.db, hash, invitation, deps.clock.now());
  return `/survey/${token}`;
}
