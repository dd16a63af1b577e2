import type { Kysely } from 'kysely';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import type { OrganisationType } from '~/domains/organisations/model';
import { loadProfiles } from '~/domains/organisations/service/profiles.server';
import { findOfTypes, findSuccessor, requireOrganisation } from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf } from '~/platform/wareki';
import type { Database } from '../../../../../db/types';
import type { FormQuestion, ProgrammeSettings } from '../../model';
import { createPreparer } from '../../model/prepare';
import { failuresOf, isOpenOn, type RuleName } from '../../model/rules';
import { rankContext } from '../../service/field.server';
import { DAY_MS, newTalk, statusAt, TALK_LIMITS } from '../model';
import { actsFor, mayOverseeTalks } from '../policy';
import { answeringSide } from '../questions';
import * as repo from '../repo/talks.server';
import { requireTalk, settingsOf, writeEvent } from './access.server';
import { auditTalk } from './answer.server';
import { mailSide } from './mails.server';

type Db = Kysely<Database>;
/** Organisations shown of those that a name means. */
const MOST_FOUND = 20;
type Organisation = NonNullable<Awaited<ReturnType<typeof repo.findOrganisation>>>;
type Programme = NonNullable<Awaited<ReturnType<typeof repo.findProgramme>>>;

/** The two and the programme of a request. */
export interface Pair {
  programme: Programme;
  settings: ProgrammeSettings;
  from: Organisation;
  to: Organisation;
}

/** Reads who is to be asked by whom in what. Throws `not_found`. */
export async function readPair(db: Db, ids: { programme: string; from: string; to: string }): Promise<Pair> {
  const [programme, from, to] = [
    await repo.findProgramme(db, ids.programme),
    await repo.findOrganisation(db, ids.from),
    await repo.findOrganisation(db, ids.to),
  ];
  if (!programme || programme.status === 'draft' || !from || !to) throw new DomainError('not_found');
  return { programme, settings: settingsOf(programme), from, to };
}

/**
 * Why `from` can't ask `to`; null when it can. The word for a block and for a conflict of interest is the same, and says
 * neither. `introducing`: staff bring the two together, so limits of asking don't count.
 */
export async function obstacleOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  pair: Pair,
  introducing: boolean,
): Promise<{ reason: string; [detail: string]: unknown } | null> {
  const { programme, settings, from, to } = pair;
  const { db } = deps;
  const now = deps.clock.now();
  if (from.status !== 'listed') return { reason: 'own_not_listed' };
  if (to.status !== 'listed') return { reason: 'not_listed' };
  const failure = await failureOf(deps, pair);
  if (failure) return { reason: REASON_OF[failure] };
  const between = await repo.listBetween(db, programme.id, from.id, to.id);
  const alive = between.find((one) =>
    ['open', 'talking', 'agreed'].includes(statusAt({ status: one.status, replyBy: one.reply_by }, now)),
  );
  if (alive) return { reason: 'already_asked', talk: alive.id };
  const silent: Organisation[] = [];
  for (const one of introducing ? [from, to] : [to]) {
    if ((await repo.listActing(db, one.id)).length === 0) silent.push(one);
  }
  if (silent[0]) return { reason: 'nobody_there', name: silent[0].name };
  if (introducing) return null;
  const refusedAt = between
    .filter((one) => one.status === 'declined' && one.from_id === from.id)
    .map((one) => one.ended_at ?? 0);
  if (refusedAt.some((at) => at > now - TALK_LIMITS.askAgainDays * DAY_MS)) {
    return { reason: 'ask_later', days: TALK_LIMITS.askAgainDays };
  }
  const open = await repo.countOpenRequests(db, from.id, programme.id, now);
  return open >= settings.openLimit ? { reason: 'open_limit', limit: settings.openLimit } : null;
}

/** What a rule of the programme that leaves the two out is called to those who ask. */
const REASON_OF: Record<RuleName, string> = {
  self: 'same_organisation',
  pairing: 'not_paired',
  period: 'programme_closed',
  area: 'not_area',
  capacity: 'not_free',
  blocked: 'not_possible',
  conflict: 'not_possible',
};

/** The first rule that leaves the two out; null: none does. */
async function failureOf(
  deps: Pick<Deps, 'db' | 'clock'>,
  { programme, settings, from, to }: Pair,
): Promise<RuleName | null> {
  const period = { status: programme.status, opensOn: programme.opens_on, closesOn: programme.closes_on };
  const context = await rankContext(deps, { settings, programme: period });
  const prepare = createPreparer(context);
  const profiles = await loadProfiles(deps, { ids: [from.id, to.id] });
  const [own, other] = [from.id, to.id].map((id) => profiles.find((one) => one.id === id));
  if (!own || !other) return 'pairing';
  return failuresOf(prepare(own), prepare(other), context)[0]?.rule ?? null;
}

interface Asking {
  programme: string;
  from: string;
  to: string;
  message: string;
  /** By key of the question of the programme's form. */
  answers: Record<string, string>;
}

/**
 * Asks another organisation. Throws `unauthenticated`, `forbidden` (who doesn't act for `from`), `not_found`,
 * `conflict` with the reason of `obstacleOf`.
 */
export async function askOrganisation(
  deps: Deps,
  principal: Principal,
  input: Asking,
): Promise<{ id: string }> {
  const user = await requireAsker(deps, principal, input.from);
  const row = await openTalk(deps, user, input, 'interest');
  await mailSide(deps, row, 'to', 'asked');
  return { id: row.id };
}

/** Brings two organisations together: both are asked. Staff only. Throws as `askOrganisation`. */
export async function introduceOrganisations(
  deps: Deps,
  principal: Principal,
  input: Asking,
): Promise<{ id: string }> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (!mayOverseeTalks(principal)) throw new DomainError('forbidden');
  const row = await openTalk(deps, principal, input, 'staff');
  for (const side of ['from', 'to'] as const) await mailSide(deps, row, side, 'introduced');
  return { id: row.id };
}

/** The person, if they act for `from`. Throws `unauthenticated`, `forbidden`. */
async function requireAsker(deps: Deps, principal: Principal, from: string): Promise<UserPrincipal> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const own = (await repo.listMemberships(deps.db, principal.userId)).find((one) => one.id === from);
  if (!own || !actsFor(own.role)) throw new DomainError('forbidden');
  return principal;
}

async function openTalk(
  deps: Deps,
  user: UserPrincipal,
  input: Asking,
  origin: 'interest' | 'staff',
): Promise<repo.TalkRow> {
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now();
    const pair = await readPair(trx, input);
    const { reason, ...details } = (await obstacleOf(
      { db: trx, clock: deps.clock },
      pair,
      origin === 'staff',
    )) ?? { reason: null };
    if (reason) throw new DomainError('conflict', { reason, ...details });
    const id = newId('mtc');
    const state = newTalk(origin, now + pair.settings.replyDays * DAY_MS);
    await repo.insertTalk(trx, {
      id,
      programme_id: pair.programme.id,
      from_id: pair.from.id,
      to_id: pair.to.id,
      origin,
      status: 'open',
      message: input.message,
      answers: JSON.stringify(input.answers),
      reply_by: state.replyBy,
      from_reply: state.replies.from,
      to_reply: state.replies.to,
      reminded_at: null,
      decline_reason: null,
      score: await repo.suggestedScore(trx, pair.programme.id, pair.from.id, pair.to.id),
      coordinator_id: origin === 'staff' ? user.userId : null,
      coordination: origin === 'staff' ? 'introducing' : 'none',
      opened_by: user.userId,
      opened_at: now,
      answered_at: null,
      ended_at: null,
      collaboration_id: null,
    });
    await writeEvent(trx, deps.clock, id, origin === 'staff' ? 'introduced' : 'asked', {
      organisation: origin === 'staff' ? null : pair.from,
      author: user,
    });
    const access = await requireTalk(trx, user, id);
    if (origin === 'staff') await auditTalk(trx, deps, user, access, 'talks.introduced');
    return access.row;
  });
}

/** What the page of a new request shows. */
export interface NewTalkPage {
  programmes: { id: string; name: string }[];
  /** Organisations the person may ask for. */
  own: { id: string; name: string }[];
  /** Staff bring two together instead of asking for one. */
  introducing: boolean;
  programme: {
    id: string;
    name: string;
    replyDays: number;
    questions: FormQuestion[];
    /** Who answers the programme's questions once the talk has begun; null: nobody, or they are asked here. */
    answersLater: string | null;
  } | null;
  from: { id: string; name: string } | null;
  to: { id: string; name: string; summary: string } | null;
  found: { id: string; name: string; summary: string }[];
  /** How many there are of those that were looked for. */
  total: number;
  obstacle: { reason: string; [detail: string]: unknown } | null;
}

/** What there is to choose, and what is left before one can ask; who acts for nobody has nothing to choose. Throws `unauthenticated`, `forbidden`, `not_found`. */
export async function openNewTalk(
  deps: Deps,
  principal: Principal,
  search: { programme: string; from: string; to: string; q: string },
): Promise<NewTalkPage> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const own = (await repo.listMemberships(deps.db, principal.userId)).filter(({ role }) => actsFor(role));
  const introducing = mayOverseeTalks(principal) && !own.some(({ id }) => id === search.from);
  const today = dayOf(deps.clock.now());
  const programmes = (await repo.listProgrammes(deps.db, 'open')).filter((one) =>
    isOpenOn({ status: 'open', opensOn: one.opens_on, closesOn: one.closes_on }, today),
  );
  const programme = search.programme ? await findAnnounced(deps, search.programme) : undefined;
  const from = await chosenFrom(deps, search.from, own, introducing);
  const to = search.to ? await chosenTo(deps, principal, search.to) : undefined;
  const settings = programme ? settingsOf(programme) : null;
  const pair = programme && settings && from && to ? { programme, settings, from, to } : null;
  return {
    programmes: programmes.map(({ id, name }) => ({ id, name })),
    own: own.map(({ id, name }) => ({ id, name })),
    introducing,
    programme:
      programme && settings
        ? {
            id: programme.id,
            name: programme.name,
            replyDays: settings.replyDays,
            ...questionsNow(pair, introducing),
          }
        : null,
    from: from ? { id: from.id, name: from.name } : null,
    to: to ? { id: to.id, name: to.name, summary: to.summary } : null,
    ...(await findPartners(deps, search.q, settings)),
    obstacle: pair ? await obstacleOf(deps, pair, introducing) : null,
  };
}

/** The questions that go with a request, or who answers them later. */
function questionsNow(
  pair: Pair | null,
  introducing: boolean,
): { questions: FormQuestion[]; answersLater: string | null } {
  if (pair === null || pair.settings.form.length === 0) return { questions: [], answersLater: null };
  const { settings, from, to } = pair;
  const side = answeringSide(settings, {
    from: from.type as OrganisationType,
    to: to.type as OrganisationType,
  });
  if (side === 'from' && !introducing) return { questions: settings.form, answersLater: null };
  return { questions: [], answersLater: pair[side].name };
}

/** A programme that is no draft any more: before, only who writes its rules knows of it. */
async function findAnnounced(deps: Deps, id: string): Promise<Programme | undefined> {
  const programme = await repo.findProgramme(deps.db, id);
  return programme?.status === 'draft' ? undefined : programme;
}

/** The organisation that asks: named in the address, or the only one somebody has. Throws `forbidden`. */
async function chosenFrom(
  deps: Deps,
  id: string,
  own: readonly { id: string }[],
  introducing: boolean,
): Promise<Organisation | undefined> {
  const chosen = id || (own.length === 1 && !introducing ? (own[0]?.id ?? '') : '');
  if (!chosen) return undefined;
  if (!introducing && !own.some((one) => one.id === chosen)) throw new DomainError('forbidden');
  return repo.findOrganisation(deps.db, chosen);
}

/** The organisation that is asked, or what it has become, if the person may know of it. Throws `not_found`. */
async function chosenTo(deps: Deps, principal: Principal, asked: string): Promise<Organisation | undefined> {
  const id = (await findSuccessor(deps, asked)) ?? asked;
  await requireOrganisation(deps, principal, id, 'read');
  return repo.findOrganisation(deps.db, id);
}

async function findPartners(deps: Deps, q: string, settings: ProgrammeSettings | null) {
  if (!settings || q.trim() === '') return { found: [], total: 0 };
  return findOfTypes(deps, q, [...settings.pairing.first, ...settings.pairing.second], MOST_FOUND);
}
