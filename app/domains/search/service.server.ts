import type { Principal } from '~/domains/accounts/model';
import { isMeant } from '~/domains/areas/model';
import { listAreas } from '~/domains/areas/service.server';
import { listBoardSummaries } from '~/domains/boards/service.server';
import { type SearchedWord, searchedWords } from '~/domains/cases/model/search';
import { findCases } from '~/domains/cases/service/reading.server';
import { listCollaborations, readSummaries } from '~/domains/collaborations/service.server';
import { listAwards } from '~/domains/grants/awards/service/list.server';
import { findApplications } from '~/domains/grants/service/find.server';
import { listGrantProgrammes } from '~/domains/grants/service/programmes.server';
import { listIdeas, readIdeaTexts } from '~/domains/ideas/service/read.server';
import { findInPlan } from '~/domains/indicators/service/find.server';
import { listPublishedMaps } from '~/domains/maps/service/publish.server';
import { listMyRounds, listRounds } from '~/domains/matching/rounds/service/rounds.server';
import { listMyTalks } from '~/domains/matching/talks/service/lists.server';
import { readFilter } from '~/domains/organisations/schema';
import { nameAreas, searchOrganisations } from '~/domains/organisations/service.server';
import { listSurveys } from '~/domains/surveys/service/survey.server';
import { listMyVisions, listPublishedVisions } from '~/domains/visions/service/visions.server';
import { mayPlanWorkshops } from '~/domains/workshops/policy';
import { listMyOpenSessions } from '~/domains/workshops/service/join.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { formatFiscalYear } from '~/platform/wareki';
import {
  type FoundInside,
  findInApplications,
  findInCollaborations,
  findInTalks,
  findInVisions,
  findOnBoards,
  findOnMaps,
} from './inside.server';
import {
  type FoundHit,
  isMeantBy,
  MOST_HITS,
  MOST_HITS_ALONE,
  type SearchGroup,
  type SearchHit,
  type SearchKind,
} from './model';
import { excerptOf } from './model/excerpt';

interface Asked {
  typed: string;
  words: readonly SearchedWord[];
}
interface Found {
  hits: FoundHit[];
  total: number;
  /** Path of a page of their own. */
  all?: string;
  isMore?: boolean;
}
type Source = (deps: Deps, principal: Principal, asked: Asked) => Promise<Found>;

/** Pages of one list that are read through for words; beyond it the list's own page has to help. */
const MOST_PAGES = 40;

/**
 * Everything a person may see in which the words are found, kind by kind. Each kind comes from its domain's own listing
 * for this person, so nothing is found here that its list would not show; what is written inside of things from an index,
 * each text only where the person may open what it stands in. Nothing typed finds nothing. `only`: one kind, more of it.
 */
export async function searchEverything(
  deps: Deps,
  principal: Principal,
  typed: string,
  only: SearchKind | null = null,
): Promise<{ groups: SearchGroup[]; total: number }> {
  const words = searchedWords(typed);
  if (words === null || words.length === 0) return { groups: [], total: 0 };
  const groups: SearchGroup[] = [];
  const most = only === null ? MOST_HITS : MOST_HITS_ALONE;
  for (const [kind, find] of SOURCES) {
    if (only !== null && only !== kind) continue;
    const { hits, total, all, isMore = false } = await find(deps, principal, { typed, words });
    if (total === 0) continue;
    const alone = only === null ? `/search?${new URLSearchParams({ q: typed, kind })}` : null;
    const shown = hits.slice(0, most).map((hit) => toHit(hit, words));
    groups.push({ kind, hits: shown, total, isMore, all: all ?? alone });
  }
  return { groups, total: groups.reduce((sum, { total }) => sum + total, 0) };
}

/** Names are shown whole. */
const WHOLE = 400;

function toHit({ title, note, ...hit }: FoundHit, words: readonly SearchedWord[]): SearchHit {
  return {
    ...hit,
    title: excerptOf(title, words, hit.part === undefined ? WHOLE : undefined),
    note: excerptOf(note, hit.part === undefined ? words : [], WHOLE),
  };
}

const asked = (path: string, typed: string) => `${path}?${new URLSearchParams({ q: typed })}`;
const foundIn = (hits: FoundHit[]): Found => ({ hits, total: hits.length });

/** A kind that is found inside of things. */
const inside =
  (find: (deps: Deps, principal: Principal, words: Asked['words']) => Promise<FoundInside>): Source =>
  async (deps, principal, { words }) => {
    const { hits, isMore } = await find(deps, principal, words);
    return { ...foundIn(hits), isMore };
  };

/** Every item of a list that comes in pages. */
async function throughPages<T>(
  list: (page: number) => Promise<{ items: readonly T[]; pages: number }>,
): Promise<T[]> {
  const first = await list(1);
  const items = [...first.items];
  for (let page = 2; page <= Math.min(first.pages, MOST_PAGES); page++)
    items.push(...(await list(page)).items);
  return items;
}

const organisations: Source = async (deps, principal, { typed }) => {
  const query = readFilter(new URLSearchParams({ q: typed }));
  const { items, total } = await searchOrganisations(deps, principal, query);
  const hits = items.map(({ id, name, summary }) => ({
    id,
    title: name,
    to: `/organisations/${id}`,
    note: summary,
  }));
  return { hits, total, all: asked('/organisations', typed) };
};

const areas: Source = async (deps, _principal, { typed }) => {
  const names = await nameAreas(deps);
  const meant = (await listAreas(deps)).filter((area) => isMeant(area, typed));
  return foundIn(
    meant.map(({ code, name }) => ({
      id: code,
      title: name,
      to: `/areas/${code}`,
      note: names[code]?.ward ?? '',
    })),
  );
};

const cases: Source = async (deps, principal, { typed }) => {
  const { items, total } = await findCases(deps, principal, typed, MOST_HITS);
  const hits = items.map(({ id, title, summary }) => ({ id, title, to: `/cases/${id}`, note: summary }));
  return { hits, total, all: asked('/cases', typed) };
};

const visions: Source = async (deps, principal, { words }) => {
  const open = await listPublishedVisions(deps);
  const known = new Set(open.map(({ id }) => id));
  const own = (await listMyVisions(deps, principal)).filter(({ id }) => !known.has(id));
  const meant = [...open, ...own].filter(({ title, area }) => isMeantBy(words, [title, area.name]));
  return foundIn(meant.map(({ id, title, area }) => ({ id, title, to: `/visions/${id}`, note: area.name })));
};

const maps: Source = async (deps, _principal, { words }) => {
  const meant = (await listPublishedMaps(deps, MOST_MAPS)).filter(({ title, area }) =>
    isMeantBy(words, [title, area.name]),
  );
  return foundIn(
    meant.map(({ id, title, area }) => ({ id, title, to: `/areas/${area.code}/map`, note: area.name })),
  );
};
const MOST_MAPS = 1000;

const collaborations: Source = async (deps, principal, { words }) => {
  const items = await throughPages((page) => listCollaborations(deps, principal, { page }));
  const summaries = await readSummaries(deps, items);
  const meant = items.filter(({ id, title, partners }) =>
    isMeantBy(words, [title, summaries.get(id) ?? '', ...partners.map(({ name }) => name)]),
  );
  return foundIn(
    meant.map(({ id, title, partners }) => ({
      id,
      title,
      to: `/collaborations/${id}`,
      note: partners.map(({ name }) => name).join('・'),
    })),
  );
};

const talks: Source = async (deps, principal, { words }) => {
  if (principal.kind !== 'user') return foundIn([]);
  const meant = (await listMyTalks(deps, principal)).items.filter(({ own, other, programme }) =>
    isMeantBy(words, [own.name, other.name, programme]),
  );
  return foundIn(
    meant.map(({ id, other, programme }) => ({
      id,
      title: other.name,
      to: `/matches/${id}`,
      note: programme,
    })),
  );
};

const isStaff = (principal: Principal) => principal.kind === 'user' && principal.role === 'staff';

const rounds: Source = async (deps, principal, { words }) => {
  if (principal.kind !== 'user') return foundIn([]);
  const list = isStaff(principal) ? listRounds : listMyRounds;
  const page = isStaff(principal) ? '/admin/matching/rounds' : '/matching/rounds';
  const meant = (await list(deps, principal)).filter(({ title }) => isMeantBy(words, [title]));
  return foundIn(meant.map(({ id, title }) => ({ id, title, to: `${page}/${id}`, note: '' })));
};

const surveys: Source = async (deps, principal, { words }) => {
  if (!isStaff(principal)) return foundIn([]);
  const meant = (await listSurveys(deps, principal)).filter(({ title }) => isMeantBy(words, [title]));
  return foundIn(
    meant.map(({ id, title, fiscalYear }) => ({
      id,
      title,
      to: `/admin/surveys/${id}`,
      note: formatFiscalYear(fiscalYear),
    })),
  );
};

const ideas: Source = async (deps, principal, { words }) => {
  const items = await throughPages((page) => listIdeas(deps, principal, { status: null, page }));
  const texts = await readIdeaTexts(deps, items);
  const meant = items.filter(({ id, title, source }) =>
    isMeantBy(words, [title, texts.get(id) ?? '', source?.title ?? '']),
  );
  return foundIn(
    meant.map(({ id, title, workshop }) => ({ id, title, to: `/ideas/${id}`, note: workshop ?? '' })),
  );
};

const indicators: Source = async (deps, _principal, { words }) => {
  const found = await findInPlan(deps, (names) => isMeantBy(words, names));
  return foundIn(
    found.map(({ key, row, name, by }) => ({
      id: row === null ? key : `${key} ${row}`,
      title: name,
      to: `/indicators/${key}${row === null ? '' : `#row-${row}`}`,
      note: by,
    })),
  );
};

const grants: Source = async (deps, principal, { words }) => {
  const meant = (await listGrantProgrammes(deps, principal)).filter(({ title }) => isMeantBy(words, [title]));
  return foundIn(
    meant.map(({ id, title, fiscalYear }) => ({
      id,
      title,
      to: `/grants/${id}`,
      note: formatFiscalYear(fiscalYear),
    })),
  );
};

const applications: Source = async (deps, principal, { words }) => {
  const found = await findApplications(deps, principal, (names) => isMeantBy(words, names));
  return foundIn(
    found.map(({ id, title, lead, programme }) => ({
      id,
      title,
      to: `/applications/${id}`,
      note: `${lead}・${programme}`,
    })),
  );
};

const awards: Source = async (deps, principal, { words }) => {
  if (principal.kind !== 'user') return foundIn([]);
  const { items } = await listAwards(deps, principal, 'all');
  const meant = items.filter(({ title, leadName, programme }) =>
    isMeantBy(words, [title, leadName, programme]),
  );
  return foundIn(
    meant.map(({ id, title, leadName }) => ({ id, title, to: `/awards/${id}`, note: leadName })),
  );
};

/** Workshops somebody leads; for those who take part the sessions they are in. */
const workshops: Source = async (deps, principal, { words }) => {
  const joined = (await listMyOpenSessions(deps, principal)).filter(({ title, workshopTitle }) =>
    isMeantBy(words, [title, workshopTitle]),
  );
  const led = (await ledWorkshops(deps, principal)).filter(({ title, sessions }) =>
    isMeantBy(words, [title, ...sessions.map((session) => session.title)]),
  );
  return foundIn([
    ...led.map(({ id, title }) => ({ id, title, to: `/workshops/${id}`, note: '' })),
    ...joined.map(({ sessionId, title, workshopTitle }) => ({
      id: sessionId,
      title,
      to: `/s/${sessionId}`,
      note: workshopTitle,
    })),
  ]);
};

const boards: Source = async (deps, principal, { words }) => {
  const hits: FoundHit[] = [];
  for (const workshop of await ledWorkshops(deps, principal)) {
    const own = (await listBoardSummaries(deps, workshop.id)).filter(({ title }) =>
      isMeantBy(words, [title]),
    );
    hits.push(...own.map(({ id, title }) => ({ id, title, to: `/boards/${id}`, note: workshop.title })));
  }
  return foundIn(hits);
};

async function ledWorkshops(deps: Deps, principal: Principal) {
  if (!mayPlanWorkshops(principal)) return [];
  return (await listProgrammesWithWorkshops(deps, principal)).flatMap((programme) => programme.workshops);
}

const SOURCES: readonly (readonly [SearchKind, Source])[] = [
  ['organisations', organisations],
  ['areas', areas],
  ['cases', cases],
  ['visions', visions],
  ['clauses', inside(findInVisions)],
  ['maps', maps],
  ['places', inside(findOnMaps)],
  ['indicators', indicators],
  ['grants', grants],
  ['applications', applications],
  ['answers', inside(findInApplications)],
  ['awards', awards],
  ['collaborations', collaborations],
  ['records', inside(findInCollaborations)],
  ['talks', talks],
  ['messages', inside(findInTalks)],
  ['rounds', rounds],
  ['surveys', surveys],
  ['ideas', ideas],
  ['workshops', workshops],
  ['boards', boards],
  ['notes', inside(findOnBoards)],
];
