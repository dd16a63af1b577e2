import type { Principal } from '~/domains/accounts/model';
import { openBoards } from '~/domains/boards/search.server';
import type { SearchedWord } from '~/domains/cases/model/search';
import { collaborationsOf, openCollaborations } from '~/domains/collaborations/search.server';
import { applicationsOf, openApplications } from '~/domains/grants/service/search.server';
import { openMaps, openPublishedMaps } from '~/domains/maps/service/search.server';
import { openTalks, talksOf } from '~/domains/matching/talks/service/search.server';
import { openDrafts, openPublishedVisions } from '~/domains/visions/service/search.server';
import { listMyVisions } from '~/domains/visions/service/visions.server';
import { workshopsOf } from '~/domains/workshops/access.server';
import type { Deps } from '~/platform/deps.server';
import { IN_PUBLIC, type Within } from '~/platform/searched';
import type { SearchTextKind } from '../../../db/types';
import { type FoundHit, SEARCH_PARTS } from './model';
import { insideExpression } from './model/words';
import { type FoundText, findTexts } from './repo/find.server';

/** Texts that are looked through for one kind of hit; of more the latest count. */
const MOST_TEXTS = 300;

type Words = readonly SearchedWord[];
/** What is found inside of things; `isMore`: the words stand in more texts than were looked through. */
export interface FoundInside {
  hits: FoundHit[];
  isMore: boolean;
}
type Shown = Pick<FoundHit, 'to' | 'note'>;

/** Notes, groups, labels, … of the boards somebody may open. */
export async function findOnBoards(deps: Deps, principal: Principal, words: Words): Promise<FoundInside> {
  const found = await look(deps, 'board', words, await workshopsOf(deps, principal));
  const boards = await openBoards(deps, principal, documentsOf(found));
  return answer(found, ({ document, object }) => {
    const board = boards.get(document);
    return board && { to: linkTo('boards', document, { object }), note: `${board.title}・${board.workshop}` };
  });
}

/** Places on the maps somebody may open, and on public ones. */
export async function findOnMaps(deps: Deps, principal: Principal, words: Words): Promise<FoundInside> {
  const own = await look(deps, 'map', words, await workshopsOf(deps, principal));
  const open = await look(deps, 'public-map', words, [IN_PUBLIC]);
  const maps = await openMaps(deps, principal, documentsOf(own));
  const published = await openPublishedMaps(deps, documentsOf(open));
  const found = [...own, ...open.filter((text) => !maps.has(text.document))];
  return answer(found, ({ kind, document, object, version }) => {
    const map = maps.get(document);
    if (kind === 'map') {
      return (
        map && { to: linkTo('maps', document, { feature: object }), note: `${map.title}・${map.workshop}` }
      );
    }
    const shown = published.get(document);
    return shown?.version === version ? { to: `/areas/${shown.areaCode}/map`, note: shown.title } : undefined;
  });
}

/** Clauses of the visions whose draft somebody may read, and of public ones. */
export async function findInVisions(deps: Deps, principal: Principal, words: Words): Promise<FoundInside> {
  const drafts = await look(deps, 'vision', words, await visionsOf(deps, principal));
  const open = await look(deps, 'public-vision', words, [IN_PUBLIC]);
  const readable = await openDrafts(deps, principal, documentsOf(drafts));
  const published = await openPublishedVisions(deps, documentsOf(open));
  const said = new Set<string>();
  return answer([...open, ...drafts], ({ kind, document, text, version }) => {
    const shown = published.get(document);
    const draft = readable.get(document);
    const isShown = kind === 'public-vision' ? shown?.version === version : draft !== undefined;
    // A clause that is public as it is in the draft is one place.
    if (!isShown || said.has(`${document} ${text}`)) return undefined;
    said.add(`${document} ${text}`);
    if (kind === 'public-vision') return { to: `/visions/${document}`, note: shown?.title ?? '' };
    const view = draft?.hasPublic ? '?view=draft' : '';
    return { to: `/visions/${document}${view}`, note: draft?.title ?? '' };
  });
}

async function visionsOf(deps: Deps, principal: Principal): Promise<Within> {
  if (principal.kind === 'user' && principal.role === 'staff') return 'everywhere';
  return (await listMyVisions(deps, principal)).map(({ id }) => id);
}

/** Entries of the log and milestones of collaborations. */
export async function findInCollaborations(
  deps: Deps,
  principal: Principal,
  words: Words,
): Promise<FoundInside> {
  const own = await collaborationsOf(deps, principal);
  const within = own === 'everywhere' ? own : [IN_PUBLIC, ...own];
  const found = await look(deps, 'collaboration', words, within);
  const open = await openCollaborations(deps, principal, documentsOf(found));
  return answer(found, ({ document }) => {
    const one = open.get(document);
    return one && { to: `/collaborations/${document}`, note: one.title };
  });
}

/** Answers to the questions of applications. */
export async function findInApplications(
  deps: Deps,
  principal: Principal,
  words: Words,
): Promise<FoundInside> {
  const found = await look(deps, 'application', words, await applicationsOf(deps, principal));
  const open = await openApplications(deps, principal, documentsOf(found));
  return answer(found, ({ document }) => {
    const one = open.get(document);
    return one && { to: `/applications/${document}`, note: `${one.title}・${one.lead}` };
  });
}

/** What was said in talks, and kept of their meetings. */
export async function findInTalks(deps: Deps, principal: Principal, words: Words): Promise<FoundInside> {
  const found = await look(deps, 'talk', words, await talksOf(deps, principal));
  const open = await openTalks(deps, principal, documentsOf(found));
  return answer(found, ({ document, object }) => {
    const talk = open.get(document);
    if (!talk?.lines.has(object)) return undefined;
    return { to: `/matches/${document}`, note: `${talk.from}・${talk.to}（${talk.programme}）` };
  });
}

async function look({ db }: Deps, kind: SearchTextKind, words: Words, within: Within): Promise<FoundText[]> {
  const expression = insideExpression(kind, words, within);
  return expression === null ? [] : findTexts(db, expression, MOST_TEXTS + 1);
}

const documentsOf = (found: readonly FoundText[]) => found.map(({ document }) => document);

const linkTo = (page: string, id: string, query: Record<string, string>) =>
  `/${page}/${id}?${new URLSearchParams(query)}`;

/** The hits among what was found: that for which `show` has a place. */
function answer(found: readonly FoundText[], show: (text: FoundText) => Shown | undefined): FoundInside {
  const hits = found.flatMap((text): FoundHit[] => {
    const shown = show(text);
    const part = SEARCH_PARTS.find((one) => one === text.part);
    if (!shown || !part) return [];
    return [{ id: `${text.document} ${text.object}`, title: text.text, part, ...shown }];
  });
  return { hits: hits.slice(0, MOST_TEXTS), isMore: hits.length > MOST_TEXTS };
}
