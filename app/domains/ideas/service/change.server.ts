import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findByName } from '~/domains/organisations/service/by-name.server';
import { listAuthors } from '~/domains/workshops/service/people.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import type { Database } from '../../../../db/types';
import { type IdeaMove, NEEDS_REASON } from '../model';
import { personsOf } from '../policy';
import * as repo from '../repo/ideas.server';
import { recordStep, requireAction } from './access.server';

type Trx = Kysely<Database>;
const subject = (id: string) => ({ type: 'idea', id });

/** Moves an idea on. Throws as `requireAction`, and `invalid` (`reason_needed`). */
export async function moveIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  { move, reason }: { move: IdeaMove; reason: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row, after } = await requireAction(trx, principal, id, move);
    if (reason === '' && NEEDS_REASON.includes(move)) {
      throw new DomainError('invalid', { reason: 'reason_needed' });
    }
    await repo.changeIdea(trx, id, { status: after });
    await recordStep(trx, deps.clock, principal, { ideaId: id, action: move, status: after, reason });
    const details = { title: row.title, status: after, reason };
    await recordAudit(trx, deps.clock, principal, `ideas.status-${after}`, subject(id), details);
  });
}

/** Changes title and text. Throws as `requireAction`. */
export async function editIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  { title, text }: { title: string; text: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAction(trx, principal, id, 'edit');
    if (row.title === title && row.text === text) return;
    await repo.changeIdea(trx, id, { title, text });
    await recordStep(trx, deps.clock, principal, { ideaId: id, action: 'edited', status: row.status });
  });
}

/**
 * Says who carries an idea on: a person (account id; '' for nobody) and an organisation (its name; '' for none). A person
 * is oneself, who did it before, or somebody who acts for the organisation. Throws as `requireAction`, and `invalid`
 * (`organisation_unknown`, `organisation_many`, `person_unknown`).
 */
export async function ownIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  { person, organisation }: { person: string; organisation: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAction(trx, principal, id, 'own');
    const group = organisation === '' ? null : await findByName(trx, organisation);
    if (person !== '' && !(await mayCarry(trx, principal, row, group?.id ?? null, person))) {
      throw new DomainError('invalid', { reason: 'person_unknown' });
    }
    const patch = { owner_user_id: person || null, owner_organisation_id: group?.id ?? null };
    await repo.changeIdea(trx, id, patch);
    const names = await repo.ownerNames(trx, [{ ...row, ...patch }]);
    const about = [...names.values()].join('・');
    await recordStep(trx, deps.clock, principal, { ideaId: id, action: 'owned', status: row.status, about });
    const details = { title: row.title, owner: about };
    await recordAudit(trx, deps.clock, principal, 'ideas.owned', subject(id), details);
  });
}

async function mayCarry(
  trx: Trx,
  principal: Principal,
  row: repo.IdeaRow,
  organisation: string | null,
  person: string,
): Promise<boolean> {
  if (principal.kind === 'user' && principal.userId === person) return true;
  if (row.owner_user_id === person) return true;
  if (organisation === null) return false;
  return (await repo.listActing(trx, organisation)).some(({ id }) => id === person);
}

/**
 * An author says whether they are named as such, for everything of theirs in the idea; they may change their mind. Throws
 * as `requireAction`.
 */
export async function nameAuthor(
  deps: Deps,
  principal: Principal,
  id: string,
  { agree }: { agree: boolean },
): Promise<void> {
  const persons = personsOf(principal);
  const { sources } = await requireAction(deps.db, principal, id, 'name');
  const names = new Map<string, string>();
  for (const workshop of new Set(sources.flatMap(({ workshop_id }) => workshop_id ?? []))) {
    const authors = await listAuthors(deps, workshop, persons);
    for (const person of persons) {
      const name = authors[person]?.name;
      if (name) names.set(`${workshop} ${person}`, name);
    }
  }
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAction(trx, principal, id, 'name');
    const answer = {
      naming: agree ? ('agreed' as const) : ('refused' as const),
      answered_by: persons[0] ?? '',
      answered_at: deps.clock.now(),
    };
    const done = await repo.answerNaming(
      trx,
      id,
      persons,
      answer,
      (person, workshop) => names.get(`${workshop} ${person}`) ?? null,
    );
    if (!done) throw new DomainError('not_found');
    const action = agree ? 'named' : 'unnamed';
    // Names nobody, also not in the history.
    await recordStep(trx, deps.clock, { kind: 'anonymous' }, { ideaId: id, action, status: row.status });
  });
}

/** Shows an idea to everybody, or no longer. Throws as `requireAction`. */
export async function publishIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  { show }: { show: boolean },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAction(trx, principal, id, 'publish');
    await repo.changeIdea(trx, id, { is_public: show ? 1 : 0 });
    const action = show ? 'published' : 'unpublished';
    await recordStep(trx, deps.clock, principal, { ideaId: id, action, status: row.status });
    await recordAudit(trx, deps.clock, principal, `ideas.${action}`, subject(id), { title: row.title });
  });
}

/**
 * Lets an idea become part of another, which keeps the sources and the history of both; its address leads on. Needs the
 * right for both. Throws as `requireAction`, and `invalid` (`idea_unknown`, `same_idea`).
 */
export async function mergeIdea(
  deps: Deps,
  principal: Principal,
  id: string,
  { into, reason }: { into: string; reason: string },
): Promise<void> {
  const target = /ide_[0-9a-z]{1,32}/.exec(into)?.[0];
  if (!target) throw new DomainError('invalid', { reason: 'idea_unknown' });
  if (target === id) throw new DomainError('invalid', { reason: 'same_idea' });
  await deps.db.transaction().execute(async (trx) => {
    const gone = await requireAction(trx, principal, id, 'merge');
    const kept = await requireTarget(trx, principal, target);
    await repo.moveSources(trx, id, target);
    await repo.moveLinks(trx, id, target);
    await repo.changeIdea(trx, id, { merged_into: target, is_public: 0 });
    const [away, here] = [gone.row, kept.row];
    const step = { action: 'merged_away', status: away.status, reason, about: here.title };
    await recordStep(trx, deps.clock, principal, { ideaId: id, ...step });
    const other = { action: 'merged_in', status: here.status, reason, about: away.title };
    await recordStep(trx, deps.clock, principal, { ideaId: target, ...other });
    const details = { title: away.title, into: here.title, reason };
    await recordAudit(trx, deps.clock, principal, 'ideas.merged', subject(id), details);
  });
}

/** The other idea of a merge; one that somebody may not see is not there for them. */
async function requireTarget(trx: Trx, principal: Principal, id: string) {
  try {
    return await requireAction(trx, principal, id, 'merge');
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'conflict') {
      throw new DomainError('invalid', { reason: 'idea_unknown' });
    }
    throw error;
  }
}
