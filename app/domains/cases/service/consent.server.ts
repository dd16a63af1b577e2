import type { Kysely } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { type CaseAction, type Consent, statusAfter } from '../model';
import { answersFor } from '../policy';
import { type CaseRow, changeCase } from '../repo/cases.server';
import { listAnswering, listPartners, setConsent } from '../repo/partners.server';
import { type CaseAccess, requireCase } from './access.server';
import { auditCase, reindexed } from './write.server';

type Db = Kysely<Database>;

/** The partner somebody answers for. Throws `forbidden` where it is another's, `not_found` where it is none. */
function ownPartner({ partners, standing }: CaseAccess, organisation: string) {
  const partner = partners.find(({ id }) => id === organisation);
  if (!partner) throw new DomainError('not_found');
  if (!answersFor(standing.roles[organisation])) throw new DomainError('forbidden', { reason: 'not_yours' });
  return partner;
}

/** Refuses an answer to a text that has been written anew since. */
function requireSame(row: CaseRow, asked: number): void {
  if (row.asked_at !== asked) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
}

/** Writes the state after a consent was given, refused or taken back. */
async function settle(
  trx: Db,
  now: number,
  row: CaseRow,
  action: CaseAction,
  by: string,
): Promise<CaseRow['status']> {
  const consents = (await listPartners(trx, [row.id])).map(({ consent }) => consent as Consent);
  const status = statusAfter(row.status, action, consents);
  const withdrawn = status === 'withdrawn' ? { withdrawn_at: now, withdrawn_by_name: by } : {};
  await changeCase(trx, row.id, row.revision, {
    status,
    agreed_at: status === 'agreed' ? now : null,
    ...withdrawn,
  });
  return status;
}

/**
 * Agrees or refuses for one's own organisation. Throws as `requireCase`; `forbidden` (`not_yours`), `conflict`
 * (`changed_meanwhile`).
 */
export async function answerForPartner(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { asked: number; organisation: string; consent: 'agreed' | 'refused'; note: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireCase(trx, principal, id, 'answer');
    const partner = ownPartner(access, input.organisation);
    requireSame(access.row, input.asked);
    const now = deps.clock.now();
    await setConsent(trx, id, partner.id, {
      ...signed(principal, now),
      consent: input.consent,
      note: input.note,
    });
    await settle(trx, now, access.row, 'answer', partner.name);
    const action = input.consent === 'agreed' ? 'cases.consented' : 'cases.refused';
    await auditCase(trx, deps, principal, action, access.row, { organisation: partner.name });
  });
}

function signed(principal: Principal, now: number) {
  const user = principal.kind === 'user' ? principal : null;
  return {
    answered_by: user?.userId ?? null,
    answered_by_name: user?.name ?? null,
    answered_at: now,
    on_paper: 0 as 0 | 1,
  };
}

/**
 * Takes the consent of one's own organisation back: what was public is hidden at once. Throws as `answerForPartner`.
 */
export async function takeConsentBack(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { organisation: string; note: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireCase(trx, principal, id, 'take_back');
    const partner = ownPartner(access, input.organisation);
    const now = deps.clock.now();
    await setConsent(trx, id, partner.id, {
      ...signed(principal, now),
      consent: 'refused',
      note: input.note,
    });
    await settle(trx, now, access.row, 'take_back', partner.name);
    await auditCase(trx, deps, principal, 'cases.took-back', access.row, { organisation: partner.name });
  });
}

/**
 * Records a consent on paper, for a partner in which nobody has an account; every other partner answers by itself.
 * `note`: who signed when, and where the paper is. Throws as `requireCase`; `conflict` (`has_account`).
 */
export async function recordPaperConsent(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { asked: number; organisation: string; note: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row, partners } = await requireCase(trx, principal, id, 'record_paper');
    const partner = partners.find((one) => one.id === input.organisation);
    if (!partner) throw new DomainError('not_found');
    requireSame(row, input.asked);
    if ((await listAnswering(trx, [partner.id])).length > 0) {
      throw new DomainError('conflict', { reason: 'has_account' });
    }
    const now = deps.clock.now();
    await setConsent(trx, id, partner.id, {
      ...signed(principal, now),
      consent: 'agreed',
      note: input.note,
      on_paper: 1,
    });
    await settle(trx, now, row, 'record_paper', partner.name);
    await auditCase(trx, deps, principal, 'cases.recorded-paper', row, { organisation: partner.name });
  });
}

/**
 * Makes it public, once every partner has agreed. Staff only. Throws as `requireCase`; `conflict` (`changed_meanwhile`,
 * `not_agreed`).
 */
export async function publishCase(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { asked: number },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row, partners } = await requireCase(trx, principal, id, 'publish');
    requireSame(row, input.asked);
    const consents = partners.map(({ consent }) => consent as Consent);
    const status = statusAfter(row.status, 'publish', consents);
    if (status !== 'published') throw new DomainError('conflict', { reason: 'not_agreed' });
    await changeCase(trx, id, row.revision, {
      status,
      search: await reindexed(trx, deps, row),
      published_at: deps.clock.now(),
      published_by_name: principal.kind === 'user' ? principal.name : '',
      withdrawn_at: null,
      withdrawn_by_name: null,
      withdrawn_reason: '',
    });
    await auditCase(trx, deps, principal, 'cases.published', row);
  });
}

/** Hides it from the public, with a reason. Staff only. Throws as `requireCase`. */
export async function withdrawCase(
  deps: Deps,
  principal: Principal,
  id: string,
  { reason }: { reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireCase(trx, principal, id, 'withdraw');
    await changeCase(trx, id, row.revision, {
      status: statusAfter(row.status, 'withdraw'),
      withdrawn_at: deps.clock.now(),
      withdrawn_by_name: principal.kind === 'user' ? principal.name : '',
      withdrawn_reason: reason,
    });
    await auditCase(trx, deps, principal, 'cases.withdrawn', row, { reason });
  });
}
