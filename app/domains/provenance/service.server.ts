import type { Principal } from '~/domains/accounts/model';
import { requireCase } from '~/domains/cases/service/access.server';
import { seesInside } from '~/domains/collaborations/policy';
import { requireCollaboration } from '~/domains/collaborations/service/access.server';
import { requireAward } from '~/domains/grants/awards/service/access.server';
import { requireApplication } from '~/domains/grants/service/access.server';
import { recordStep, requireAction } from '~/domains/ideas/service/access.server';
import { getIdea } from '~/domains/ideas/service/read.server';
import { requireVisibleRound } from '~/domains/matching/rounds/service/access.server';
import { viewTalk } from '~/domains/matching/talks/service/view.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, isDomainError } from '~/platform/errors';
import { type LineNode, type LineStage, type NodeRef, stagesOf, walkLine } from './model';
import * as repo from './repo.server';

/** The line of something, as somebody may see it. */
export interface Line {
  focus: NodeRef;
  stages: LineStage[];
}

/** An idea by its name. */
export interface IdeaRef {
  id: string;
  title: string;
}

type Seen = Omit<LineNode, 'kind' | 'id'>;
type Look = (deps: Deps, principal: Principal, id: string) => Promise<Seen | null>;

/**
 * The line from the first note to today of something the person is looking at (the caller has checked that right). What
 * they may not see stands there without its name; to those who are not signed in it is not shown at all.
 */
export async function drawLine(deps: Deps, principal: Principal, focus: NodeRef): Promise<Line> {
  const refs = await walkLine(focus, (ref, way) => repo.step(deps.db, ref, way));
  const nodes: LineNode[] = [];
  for (const ref of refs) {
    const seen = await lookAt(deps, principal, ref);
    if (seen) nodes.push({ ...ref, ...seen });
    else if (await mayBeKnown(deps, principal, ref)) {
      nodes.push({ ...ref, title: null, href: null, detail: null, at: null });
    }
  }
  return { focus, stages: stagesOf(nodes) };
}

async function lookAt(deps: Deps, principal: Principal, { kind, id }: NodeRef): Promise<Seen | null> {
  try {
    return await LOOKS[kind](deps, principal, id);
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/** That somebody applied is nobody else's to know until the decision. */
async function mayBeKnown(deps: Deps, principal: Principal, { kind, id }: NodeRef): Promise<boolean> {
  if (principal.kind !== 'user') return false;
  if (kind !== 'application') return true;
  return (await repo.findApplicationStatus(deps.db, id))?.status === 'adopted';
}

const dayAt = (day: string): number => Date.parse(`${day}T00:00:00+09:00`);

function checkInWord(row: { due_on: string; answered_at: number | null }, now: number): string {
  if (row.answered_at !== null) return 'check_in_answered';
  return dayAt(row.due_on) > now ? 'check_in_planned' : 'check_in_open';
}

const LOOKS: Record<NodeRef['kind'], Look> = {
  source: async (deps, principal, id) => {
    const row = await repo.findSource(deps.db, id);
    if (!row) return null;
    const idea = await getIdea(deps, principal, row.idea_id);
    const source = idea.sources.find((one) => one.id === id);
    if (!source) return null;
    const [line = ''] = source.snapshot.split('\n');
    return { title: line || source.title, href: source.href, detail: source.kind, at: row.added_at };
  },
  idea: async (deps, principal, id) => {
    const idea = await getIdea(deps, principal, id);
    return { title: idea.title, href: `/ideas/${id}`, detail: `idea_${idea.status}`, at: idea.createdAt };
  },
  round: async (deps, principal, id) => {
    const { user, round } = await requireVisibleRound(deps, principal, id);
    const base = user.role === 'staff' ? '/admin/matching/rounds' : '/matching/rounds';
    return {
      title: round.title,
      href: `${base}/${id}`,
      detail: null,
      at: round.final_at ?? round.created_at,
    };
  },
  talk: async (deps, principal, id) => {
    const talk = await viewTalk(deps, principal, id);
    const title = `${talk.sides.from.name} × ${talk.sides.to.name}`;
    return { title, href: `/matches/${id}`, detail: null, at: talk.openedAt };
  },
  application: async (deps, principal, id) => {
    const { row } = await requireApplication(deps.db, principal, id, 'read');
    return { title: row.title, href: `/applications/${id}`, detail: null, at: row.created_at };
  },
  award: async (deps, principal, id) => {
    const { row } = await requireAward(deps.db, principal, id);
    return { title: row.title, href: `/awards/${id}`, detail: null, at: dayAt(row.decided_on) };
  },
  collaboration: async (deps, principal, id) => {
    const { row } = await requireCollaboration(deps.db, principal, id);
    return {
      title: row.title,
      href: `/collaborations/${id}`,
      detail: `collaboration_${row.status}`,
      at: dayAt(row.started_on),
    };
  },
  check_in: async (deps, principal, id) => {
    const row = await repo.findCheckIn(deps.db, id);
    if (!row) return null;
    const { role } = await requireCollaboration(deps.db, principal, row.collaboration_id);
    if (!seesInside(role)) return null;
    return {
      title: String(row.months),
      href: `/collaborations/${row.collaboration_id}#check-in-${id}`,
      detail: checkInWord(row, deps.clock.now()),
      at: dayAt(row.due_on),
    };
  },
  case: async (deps, principal, id) => {
    const { row } = await requireCase(deps.db, principal, id, 'read');
    return { title: row.title, href: `/cases/${id}`, detail: null, at: row.published_at };
  },
};

/** What can be joined to an idea by hand, and the addresses under which it is found. */
const TARGETS = [
  ['talk', /mtc_[0-9a-z]{1,32}/],
  ['collaboration', /clb_[0-9a-z]{1,32}/],
  ['application', /\/applications\/([a-z]{3}_[0-9a-z]{1,32})/],
] as const;

/** What an address of a page means; null: nothing that can be joined to an idea. */
export function targetOf(address: string): NodeRef | null {
  for (const [kind, pattern] of TARGETS) {
    const found = pattern.exec(address);
    if (found) return { kind, id: found[1] ?? found[0] };
  }
  return null;
}

/** The idea of that id as somebody sees it who may join something to it now; null otherwise. */
export async function ideaToJoin(deps: Deps, principal: Principal, id: string): Promise<IdeaRef | null> {
  if (id === '') return null;
  try {
    const { row } = await requireAction(deps.db, principal, id, 'link');
    return { id, title: row.title };
  } catch (error) {
    if (isDomainError(error)) return null;
    throw error;
  }
}

/**
 * Says that a talk, an application or a collaboration came of an idea. Throws as `requireAction` of the idea, and `invalid`
 * (`target_unknown`: there is none that the person may see).
 */
export async function linkIdea(
  deps: Deps,
  principal: Principal,
  ideaId: string,
  target: NodeRef | null,
): Promise<void> {
  await requireAction(deps.db, principal, ideaId, 'link');
  const seen = target ? await lookAt(deps, principal, target) : null;
  if (!target || !seen?.title) throw new DomainError('invalid', { reason: 'target_unknown' });
  const about = seen.title;
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireAction(trx, principal, ideaId, 'link');
    const user = principal.kind === 'user' ? principal : null;
    const by = { id: user?.userId ?? '', name: user?.name ?? '', at: deps.clock.now() };
    await repo.insertLink(trx, { kind: 'idea', id: ideaId }, target, by);
    await recordStep(trx, deps.clock, principal, { ideaId, action: 'linked', status: row.status, about });
  });
}
