import { boxAt, centre, containsPoint, union } from './geometry';
import { EMPTY_GROUP_SIZE, GROUP_PADDING, GROUP_TITLE_HEIGHT, MAX_NESTING } from './limits';
import type { Board, Box, FrameObject, Point } from './types';
import { isPlaced } from './types';

/** What the document says: group id → id of the group it names as its own, or null. */
export type StoredParents = ReadonlyMap<string, string | null>;

/**
 * The parent of each group. Every peer comes to the same answer, however concurrent nesting went: an id that names
 * no group counts as none; a circle is cut at its smallest id; a group deeper than `MAX_NESTING` stands alone.
 */
export function resolveParents(stored: StoredParents): Map<string, string | null> {
  const parent = new Map<string, string | null>();
  const depth = new Map<string, number>();
  for (const start of stored.keys()) {
    const { ids, cut } = climb(stored, start, parent);
    for (const id of ids.reverse()) {
      const named = stored.get(id) ?? null;
      const above = named !== null && stored.has(named) && id !== cut ? named : null;
      const level = above === null ? 0 : (depth.get(above) ?? 0) + 1;
      const tooDeep = level >= MAX_NESTING;
      parent.set(id, tooDeep ? null : above);
      depth.set(id, tooDeep ? 0 : level);
    }
  }
  return parent;
}

/** Unsettled groups from `start` upwards, the topmost last, and the id at which a circle among them is cut. */
function climb(
  stored: StoredParents,
  start: string,
  settled: ReadonlyMap<string, unknown>,
): { ids: string[]; cut: string | null } {
  const path = new Set<string>();
  let id: string | null = start;
  while (id !== null && stored.has(id) && !settled.has(id) && !path.has(id)) {
    path.add(id);
    id = stored.get(id) ?? null;
  }
  const ids = [...path];
  if (id === null || !path.has(id)) return { ids, cut: null };
  const entry = ids.indexOf(id);
  const circle = ids.slice(entry);
  const cut = [...circle].sort()[0] ?? id;
  const top = circle.indexOf(cut) + 1;
  return { ids: [...ids.slice(0, entry), ...circle.slice(top), ...circle.slice(0, top)], cut };
}

/** The box of a group: around its members with room for the 表札; at its own place while it has none. */
export function groupBox(at: Point, members: Iterable<Box>): Box {
  const inner = union(members);
  if (inner === null) return boxAt(at, EMPTY_GROUP_SIZE);
  return {
    x: inner.x - GROUP_PADDING,
    y: inner.y - GROUP_PADDING - GROUP_TITLE_HEIGHT,
    w: inner.w + 2 * GROUP_PADDING,
    h: inner.h + 2 * GROUP_PADDING + GROUP_TITLE_HEIGHT,
  };
}

/** The groups an object lies in, innermost first. */
export function groupsAbove(board: Board, id: string): string[] {
  const out: string[] = [];
  let above = board.get(id)?.group ?? null;
  while (above !== null && out.length <= MAX_NESTING) {
    out.push(above);
    above = board.get(above)?.group ?? null;
  }
  return out;
}

/** Everything in a group at any depth, without the group itself. */
export function membersDeep(board: Board, groupId: string): string[] {
  const out: string[] = [];
  const open = [groupId];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of board.membersOf(next)) {
      out.push(id);
      if (board.get(id)?.type === 'group') open.push(id);
    }
  }
  return out;
}

/** The ids and everything in the groups among them: what a lock, a copy or a deletion of a group is about. */
export function withMembers(board: Board, ids: Iterable<string>): string[] {
  const out = new Set<string>();
  for (const id of ids) {
    out.add(id);
    if (board.get(id)?.type === 'group') for (const member of membersDeep(board, id)) out.add(member);
  }
  return [...out];
}

/** Only those ids that lie in no other group of the same selection. */
export function topmost(board: Board, ids: Iterable<string>): string[] {
  const chosen = new Set(ids);
  return [...chosen].filter((id) => !groupsAbove(board, id).some((above) => chosen.has(above)));
}

/** Title of each group around an object, outermost first: where a note belongs, in words. */
export function groupPath(board: Board, id: string): string[] {
  return groupsAbove(board, id)
    .map((above) => {
      const group = board.get(above);
      return group?.type === 'group' ? group.text : '';
    })
    .reverse();
}

/**
 * The frame each object lies in: the smallest frame around the centre of its box. A frame lies only in a larger
 * one. Objects in no frame, and connectors, are left out.
 */
export function framesOf(board: Board): Map<string, string> {
  const frames = board
    .all()
    .filter((object): object is FrameObject => object.type === 'frame')
    .map((frame) => ({ id: frame.id, box: boxAt(frame.at, frame.size), area: frame.size[0] * frame.size[1] }))
    .sort((a, b) => a.area - b.area || (a.id < b.id ? -1 : 1));
  const out = new Map<string, string>();
  if (frames.length === 0) return out;
  for (const object of board.all()) {
    const box = object.type === 'connector' ? null : board.boxOf(object.id);
    if (box === null) continue;
    const smallest = object.type === 'frame' ? frames.findIndex((frame) => frame.id === object.id) + 1 : 0;
    const around = frames.slice(smallest).find((frame) => containsPoint(frame.box, centre(box)));
    if (around !== undefined) out.set(object.id, around.id);
  }
  return out;
}

/**
 * Everything that moves when these ids are dragged: members of groups, and what lies in frames. Connectors are left
 * out unless an end of theirs is a fixed point, for they follow by themselves.
 */
export function dragSet(board: Board, ids: Iterable<string>): string[] {
  const out = new Set(withMembers(board, ids));
  if ([...out].some((id) => board.get(id)?.type === 'frame')) {
    const frameOf = framesOf(board);
    for (const [id] of frameOf) {
      for (let frame = frameOf.get(id); frame !== undefined; frame = frameOf.get(frame)) {
        if (out.has(frame)) for (const member of withMembers(board, [id])) out.add(member);
      }
    }
  }
  return [...out].filter((id) => {
    const object = board.get(id);
    return object !== undefined && (isPlaced(object) || object.type === 'group' || hasFixedEnd(object));
  });
}

function hasFixedEnd(connector: { from: object; to: object }): boolean {
  return 'point' in connector.from || 'point' in connector.to;
}
