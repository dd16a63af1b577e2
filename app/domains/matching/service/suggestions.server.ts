import type { Principal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import type { Organisation } from '~/domains/organisations/model';
import {
  listMyOrganisations,
  loadOrganisations,
  requireOrganisation,
  searchOrganisations,
} from '~/domains/organisations/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import {
  type Comparison,
  explainTerms,
  failuresOf,
  isFull,
  isOpenOn,
  type Named,
  type PairLook,
  type Programme,
  type Ranked,
  raisesFor,
  SHOWN_SUGGESTIONS,
  type Suggestion,
  type SuggestionsView,
  typesSoughtBy,
} from '../model';
import { mayKeepProgrammes, maySeeSuggestions } from '../policy';
import * as repo from '../repo/suggestions.server';
import type { SuggestionQuery } from '../schema';
import { bestForOne, compareFew, rankContext } from './field.server';
import { listOpenProgrammes } from './programmes.server';

const FOUND = 10;

/**
 * What is suggested to one organisation in one programme, with the reasons. A member sees their own organisations,
 * staff any, and also why a pair is not suggested. Showing it to a member is noted, once a day. Throws
 * `unauthenticated`, `forbidden`, `not_found`.
 */
export async function viewSuggestions(
  deps: Deps,
  principal: Principal,
  query: SuggestionQuery,
): Promise<SuggestionsView> {
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const isStaff = mayKeepProgrammes(principal);
  const mine = (await listMyOrganisations(deps, principal)).filter(({ status }) => status !== 'merged');
  const view: SuggestionsView = {
    isStaff,
    mine: mine.map(({ id, name }) => ({ id, name })),
    own: null,
    programmes: [],
    programme: null,
    reason: 'no_organisation',
    suggestions: [],
    found: isStaff ? await find(deps, principal, query.q) : [],
    foundOthers: isStaff ? await find(deps, principal, query.withQ) : [],
    pair: null,
  };
  const ownId = query.organisation ?? mine[0]?.id;
  if (ownId === undefined) return view;
  const { organisation, role } = await requireOrganisation(deps, principal, ownId, 'read');
  if (!maySeeSuggestions(principal, role !== null)) throw new DomainError('forbidden');
  const own = {
    id: ownId,
    name: organisation.name,
    type: organisation.type,
    mayEdit: role === 'owner' || role === 'editor' || isStaff,
  };
  const open = await programmesFor(deps, organisation);
  const programmes = open.map(({ id, name, fiscalYear }) => ({ id, name, fiscalYear }));
  const programme = open.find(({ id }) => id === query.programme) ?? open[0];
  if (!programme) return { ...view, own, programmes, reason: 'no_programme' };
  const shown = await suggest(deps, organisation, programme);
  if (role !== null && !isStaff) await noteShown(deps, programme.id, ownId, shown.suggestions);
  const { id, name, description, closesOn } = programme;
  return {
    ...view,
    own,
    programmes,
    programme: { id, name, description, closesOn },
    ...shown,
    pair: isStaff && query.with ? await lookAtPair(deps, organisation, programme, query.with) : null,
  };
}

/** Programmes that take requests today and in which the organisation has a part. */
async function programmesFor(deps: Deps, { type }: Organisation): Promise<Programme[]> {
  const today = dayOf(deps.clock.now());
  return (await listOpenProgrammes(deps)).filter(
    (programme) => isOpenOn(programme, today) && typesSoughtBy(type, programme.settings.pairing).length > 0,
  );
}

async function find(deps: Deps, principal: Principal, words: string): Promise<SuggestionsView['found']> {
  if (words === '') return [];
  const nothing = { type: null, area: null, field: null, need: null, offer: null };
  const { items } = await searchOrganisations(deps, principal, { ...nothing, words, sort: 'kana', page: 1 });
  return items.slice(0, FOUND).map(({ id, name, type }) => ({ id, name, type }));
}

async function suggest(
  deps: Deps,
  own: Organisation,
  programme: Programme,
): Promise<Pick<SuggestionsView, 'reason' | 'suggestions'>> {
  const context = await rankContext(deps, { settings: programme.settings, programme });
  const found = await bestForOne(deps, context, own.id, SHOWN_SUGGESTIONS);
  if (found === null) return { reason: 'not_listed', suggestions: [] };
  const { best, comparison } = found;
  const profile = comparison.get(own.id)?.prepared.profile;
  if (programme.settings.respectCapacity && profile && isFull(profile)) {
    return { reason: 'full', suggestions: [] };
  }
  const inTouch = await repo.listInTouch(deps.db, programme.id, own.id, deps.clock.now());
  const suggestions = await toSuggestions(deps, own.id, best, { comparison, inTouch });
  return { reason: suggestions.length === 0 ? 'nobody' : null, suggestions };
}

/** What is known about those that are suggested: see `listInTouch`. */
interface Known {
  comparison: Comparison;
  inTouch: ReadonlyMap<string, string>;
}

async function toSuggestions(
  deps: Deps,
  ownId: string,
  best: readonly Ranked[],
  known: Known,
): Promise<Suggestion[]> {
  const names = await namesOf(
    deps,
    best.map(({ id }) => id),
  );
  return best.flatMap(({ id }) => {
    const organisation = names.get(id);
    const suggestion = organisation && explain(known, ownId, organisation);
    return suggestion ? [suggestion] : [];
  });
}

function explain({ comparison, inTouch }: Known, ownId: string, organisation: Named): Suggestion | null {
  const own = comparison.get(ownId);
  const other = comparison.get(organisation.id);
  if (!own || !other) return null;
  const { terms, fit, score } = comparison.look(own, other);
  const { weights } = comparison.context.settings;
  const pair = { own: own.prepared, other: other.prepared, terms, weights };
  return {
    organisation,
    score,
    fit,
    damped: other.standing.factor < 0.995,
    lifted: other.standing.lift > 0.005,
    sentences: explainTerms(pair),
    raises: raisesFor(pair),
    talkId: inTouch.get(organisation.id) ?? null,
  };
}

/** How organisations are named on cards, by id. */
async function namesOf(deps: Deps, ids: readonly string[]): Promise<Map<string, Named>> {
  const organisations = await loadOrganisations(deps, ids);
  const areas = new Map((await listAreas(deps)).map(({ code, name }) => [code, name]));
  return new Map(
    [...organisations].map(([id, one]) => {
      const codes = one.areas.length > 0 || one.homeArea === null ? one.areas : [one.homeArea];
      const { name, type, summary, fictional } = one;
      const areaNames = codes.flatMap((code) => areas.get(code) ?? []);
      return [id, { id, name, type, summary, areas: areaNames, fictional }];
    }),
  );
}

/** Members only look, so nothing is written where the day has been noted before. */
async function noteShown(
  deps: Deps,
  programmeId: string,
  viewerId: string,
  suggestions: readonly Suggestion[],
): Promise<void> {
  const shown = suggestions.map(({ organisation }) => organisation.id);
  if (shown.length === 0) return;
  const today = dayOf(deps.clock.now());
  if ((await repo.countExposed(deps.db, programmeId, viewerId, today, shown)) === shown.length) return;
  await repo.noteExposures(deps.db, programmeId, viewerId, today, shown);
}

/** Which rules leave the pair out; where none does, its reasons and its place. */
async function lookAtPair(
  deps: Deps,
  own: Organisation,
  programme: Programme,
  otherId: string,
): Promise<PairLook> {
  const other = (await namesOf(deps, [otherId])).get(otherId);
  if (!other) throw new DomainError('not_found');
  const context = await rankContext(deps, { settings: programme.settings, programme });
  const comparison = await compareFew(deps, context, [own.id, otherId]);
  const one = comparison.get(own.id)?.prepared;
  const two = comparison.get(otherId)?.prepared;
  if (!one || !two) return { other, listed: false, failures: [], suggestion: null, place: null };
  const failures = failuresOf(one, two, context);
  if (failures.length > 0) return { other, listed: true, failures, suggestion: null, place: null };
  const best = (await bestForOne(deps, context, own.id, SHOWN_SUGGESTIONS))?.best ?? [];
  const at = best.findIndex(({ id }) => id === otherId);
  const inTouch = await repo.listInTouch(deps.db, programme.id, own.id, deps.clock.now());
  const suggestion = explain({ comparison, inTouch }, own.id, other);
  return { other, listed: true, failures, suggestion, place: at < 0 ? null : at + 1 };
}
