import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { findOfTypes } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { actsFor, applicationRoom } from '../policy';
import * as applications from '../repo/applications.server';
import * as repo from '../repo/partners.server';
import { type ApplicationAccess, requireApplication } from './access.server';
import { mailOrganisation } from './mails.server';
import { writeStep } from './steps.server';

interface PartnerWords {
  organisation: string;
  role: string;
  contribution: string;
}

/** Most organisations one application can have beside its lead. */
const MOST_PARTNERS = 20;

/**
 * Asks an organisation to apply together, with what it would do and bring; asked again, it answers again: a consent holds
 * for what it was given to. Throws as `requireApplication`, `invalid` (`own_lead`, `not_listed`), `conflict`
 * (`not_possible` for two that are kept apart, `nobody_there`, `too_many_partners`).
 */
export async function invitePartner(
  deps: Deps,
  principal: Principal,
  id: string,
  words: PartnerWords,
): Promise<void> {
  const { row, name } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireApplication(trx, principal, id, 'invite');
    const organisation = await repo.findOrganisation(trx, words.organisation);
    if (organisation?.status !== 'listed') throw new DomainError('invalid', { reason: 'not_listed' });
    if (organisation.id === access.row.lead_id) throw new DomainError('invalid', { reason: 'own_lead' });
    if (await repo.areKeptApart(trx, access.row.lead_id, organisation.id)) {
      throw new DomainError('conflict', { reason: 'not_possible' });
    }
    if ((await repo.listActing(trx, organisation.id)).length === 0) {
      throw new DomainError('conflict', { reason: 'nobody_there' });
    }
    const others = access.partners.filter((one) => one.organisation_id !== organisation.id);
    if (others.length >= MOST_PARTNERS) throw new DomainError('conflict', { reason: 'too_many_partners' });
    await repo.putPartner(trx, {
      application_id: id,
      organisation_id: organisation.id,
      role: words.role,
      contribution: words.contribution,
      status: 'invited',
      invited_by: userOf(principal).userId,
      invited_at: deps.clock.now(),
      answered_by: null,
      answered_by_name: null,
      answered_at: null,
    });
    await applications.touch(trx, id, deps.clock.now());
    await writeStep(trx, deps.clock, id, principal, 'grants.invited', { name: organisation.name });
    return { row: access.row, name: access.row.lead_name };
  });
  changed(deps, id);
  await mailOrganisation(deps, words.organisation, 'invited', { id, title: row.title, other: name });
}

/** Takes an organisation out of the application. Throws as `requireApplication`, `not_found`. */
export async function removePartner(
  deps: Deps,
  principal: Principal,
  id: string,
  organisation: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { partners } = await requireApplication(trx, principal, id, 'invite');
    const partner = partners.find((one) => one.organisation_id === organisation);
    if (!partner) throw new DomainError('not_found');
    await repo.removePartner(trx, id, organisation);
    await applications.touch(trx, id, deps.clock.now());
    await writeStep(trx, deps.clock, id, principal, 'grants.removed', { name: partner.name });
  });
  changed(deps, id);
}

/**
 * Consents for one's own organisation, with what it does and brings in its own words. Throws as `requireApplication`,
 * `forbidden` (`not_yours`: somebody else's organisation, or one only read for), `conflict` (`answered`).
 */
export async function consentToApplication(
  deps: Deps,
  principal: Principal,
  id: string,
  words: PartnerWords,
): Promise<void> {
  const patch = { role: words.role, contribution: words.contribution };
  await answer(deps, principal, id, words.organisation, 'consented', patch);
}

/** Declines for one's own organisation. Throws as `consentToApplication`. */
export async function declineApplication(
  deps: Deps,
  principal: Principal,
  id: string,
  organisation: string,
): Promise<void> {
  await answer(deps, principal, id, organisation, 'declined', {});
}

async function answer(
  deps: Deps,
  principal: Principal,
  id: string,
  organisation: string,
  status: 'consented' | 'declined',
  patch: { role?: string; contribution?: string },
): Promise<void> {
  const { access, name } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAnswerer(trx, principal, id, organisation);
    const user = userOf(principal);
    const answered = await repo.changePartner(
      trx,
      { applicationId: id, organisationId: organisation, status: 'invited' },
      {
        ...patch,
        status,
        answered_by: user.userId,
        answered_by_name: user.name,
        answered_at: deps.clock.now(),
      },
    );
    if (!answered) throw new DomainError('conflict', { reason: 'answered' });
    await applications.touch(trx, id, deps.clock.now());
    const name = nameOf(access, organisation);
    await writeStep(trx, deps.clock, id, principal, `grants.${status}`, { name });
    return { access, name };
  });
  changed(deps, id);
  await mailOrganisation(deps, access.row.lead_id, status, { id, title: access.row.title, other: name });
}

/** An organisation that was asked, for somebody who acts for it while answers are taken. */
async function requireAnswerer(
  db: Deps['db'],
  principal: Principal,
  id: string,
  organisation: string,
): Promise<ApplicationAccess> {
  // Who also acts for another organisation of the application is more than invited: the own one is looked at below.
  const access = await requireApplication(db, principal, id, 'read');
  requireOwn(access, organisation);
  if (access.row.status !== 'draft' && access.row.status !== 'more_asked') {
    throw new DomainError('conflict', { reason: 'not_now' });
  }
  return access;
}

function requireOwn(access: ApplicationAccess, organisation: string): void {
  const isPartner = access.partners.some((one) => one.organisation_id === organisation);
  const own = access.own.find((one) => one.id === organisation);
  if (!isPartner || !own || !actsFor(own.role)) throw new DomainError('forbidden', { reason: 'not_yours' });
}

/** Takes one's own organisation's consent back. Throws as `consentToApplication`. */
export async function leaveApplication(
  deps: Deps,
  principal: Principal,
  id: string,
  organisation: string,
): Promise<void> {
  const { access, name } = await deps.db.transaction().execute(async (trx) => {
    const access = await requireAnswerer(trx, principal, id, organisation);
    const user = userOf(principal);
    const left = await repo.changePartner(
      trx,
      { applicationId: id, organisationId: organisation, status: 'consented' },
      {
        status: 'declined',
        answered_by: user.userId,
        answered_by_name: user.name,
        answered_at: deps.clock.now(),
      },
    );
    if (!left) throw new DomainError('conflict', { reason: 'answered' });
    await applications.touch(trx, id, deps.clock.now());
    const name = nameOf(access, organisation);
    await writeStep(trx, deps.clock, id, principal, 'grants.left', { name });
    return { access, name };
  });
  changed(deps, id);
  await mailOrganisation(deps, access.row.lead_id, 'declined', { id, title: access.row.title, other: name });
}

/** Organisations to ask, found by name; those already asked and the lead are left out. */
export async function findPartners(
  deps: Pick<Deps, 'db'>,
  access: Pick<ApplicationAccess, 'row' | 'partners'>,
  q: string,
): Promise<{ id: string; name: string; summary: string }[]> {
  if (q === '') return [];
  const known = new Set([
    access.row.lead_id,
    ...access.partners.filter(({ status }) => status !== 'declined').map((one) => one.organisation_id),
  ]);
  const { found } = await findOfTypes(deps, q, ORGANISATION_TYPES, 20);
  return found.filter(({ id }) => !known.has(id)).map(({ id, name, summary }) => ({ id, name, summary }));
}

function nameOf({ partners }: ApplicationAccess, organisation: string): string {
  return partners.find((one) => one.organisation_id === organisation)?.name ?? '';
}

function userOf(principal: Principal): UserPrincipal {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  return principal;
}

/** Who may write in the room has changed. */
function changed(deps: Pick<Deps, 'events'>, id: string): void {
  deps.events.emit({ type: 'access.changed', rooms: [applicationRoom(id)] });
}
