import { changeObject, placeObjects, putInto, resizeObjects } from '../../doc';
import {
  type Box,
  containsPoint,
  dragSet,
  groupBox,
  groupsAbove,
  isPlaced,
  membersDeep,
  type Point,
  shifted,
  topmost,
  union,
} from '../../model';
import type { Preview } from '../stage/types';
import { type Handle, resizeBox, scaleBoxes } from '../tools/resize';
import { SnapLines } from '../tools/snap';
import { type Desk, mayChange, say } from './desk';

/** Pixels within which things line up by themselves. */
const SNAP_REACH = 6;
/** More neighbours than this make no sense to line up with, and cost time. */
const SNAP_NEIGHBOURS = 400;
/** Beyond this many moved objects, lining up is off: the eye can't follow it. */
const SNAP_MOVED = 200;

interface Move {
  ids: string[];
  /** What goes along, by id. */
  moving: ReadonlySet<string>;
  box: Box;
  lines: SnapLines | null;
  /** Where groups are without what is moved: a note can be carried out of its island. */
  islands: { id: string; box: Box }[];
  dx: number;
  dy: number;
}

interface Resize {
  boxes: Map<string, Box>;
  from: Box;
  result: Map<string, Box>;
  keepRatio: boolean;
}

/** Carries a drag from its first pixel to the document: shown by the stage meanwhile, written once at the end. */
export class Dragging {
  readonly #desk: Desk;
  #move: Move | null = null;
  #resize: Resize | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  beginMove(): void {
    const desk = this.#desk;
    const ids = topmost(
      desk.store,
      [...desk.selection.value].filter((id) => mayChange(desk, id)),
    );
    const along = dragSet(desk.store, [...ids, ...stampsOn(desk, ids)]).filter((id) => mayChange(desk, id));
    const moving = new Set(along);
    const box = union(along.flatMap((id) => desk.store.boxOf(id) ?? []));
    if (!box) return;
    this.#move = {
      ids,
      moving,
      box,
      lines: moving.size > SNAP_MOVED ? null : linesAround(desk, moving),
      islands: islands(desk, moving),
      dx: 0,
      dy: 0,
    };
  }

  move(dx: number, dy: number, at: Point, free: boolean): void {
    const move = this.#move;
    const desk = this.#desk;
    if (!move) return;
    const reach = SNAP_REACH / desk.stage.camera.zoom;
    const bent = !free && move.lines ? move.lines.snap(move.box, dx, dy, reach) : { dx, dy, guides: [] };
    move.dx = Math.round(bent.dx);
    move.dy = Math.round(bent.dy);
    desk.guides.set(bent.guides);
    const island = this.#islandAt(at);
    desk.dropTarget.set(island);
    const preview = new Map<string, Preview>();
    for (const [id, place] of shifted(desk.store, move.moving, move.dx, move.dy)) {
      if (move.moving.has(id)) preview.set(id, { at: place });
    }
    for (const id of move.ids) {
      const own = desk.store.get(id)?.group ?? null;
      // An island must not stretch after what is leaving it.
      if (own !== null && own !== island && joinable(desk, id)) {
        preview.set(id, { ...preview.get(id), group: null });
      }
    }
    desk.stage.setPreview(preview);
  }

  drop(at: Point): void {
    const move = this.#move;
    const desk = this.#desk;
    if (!move) return;
    const island = this.#islandAt(at);
    const joins = move.ids.filter((id) => joinable(desk, id) && desk.store.get(id)?.group !== island);
    desk.undo.beginGesture();
    desk.doc.transact(() => {
      placeObjects(
        desk.writer,
        [...shifted(desk.store, move.moving, move.dx, move.dy)].filter(([id]) => move.moving.has(id)),
      );
      if (joins.length > 0) putInto(desk.writer, joins, island, desk.store);
    }, desk.writer.origin);
    desk.undo.endGesture();
    this.revert();
    if (joins.length > 0) sayMembership(desk, island);
  }

  /** Innermost island under the pointer, not counting those that are moved. */
  #islandAt(at: Point): string | null {
    const move = this.#move;
    if (!move?.ids.some((id) => joinable(this.#desk, id))) return null;
    let best: { id: string; box: Box } | null = null;
    for (const island of move.islands) {
      if (!containsPoint(island.box, at)) continue;
      if (!best || island.box.w * island.box.h < best.box.w * best.box.h) best = island;
    }
    return best?.id ?? null;
  }

  beginResize(): void {
    const desk = this.#desk;
    const boxes = resizable(desk, desk.selection.value);
    const from = union(boxes.values());
    if (!from) return;
    const keepRatio = [...boxes.keys()].every((id) => {
      const type = desk.store.get(id)?.type;
      return type === 'image' || type === 'stamp';
    });
    this.#resize = { boxes, from, result: boxes, keepRatio };
  }

  resize(handle: Handle, delta: Point, ratio: boolean): void {
    const resize = this.#resize;
    if (!resize) return;
    const keep = ratio || resize.keepRatio;
    const to = resizeBox(resize.from, handle, delta, keep);
    resize.result = new Map(
      [...scaleBoxes(resize.boxes, resize.from, to)].map(([id, box]) => [id, rounded(box)]),
    );
    this.#desk.stage.setPreview(
      new Map([...resize.result].map(([id, box]) => [id, { at: [box.x, box.y], size: [box.w, box.h] }])),
    );
  }

  endResize(): void {
    const resize = this.#resize;
    const desk = this.#desk;
    if (!resize) return;
    desk.undo.beginGesture();
    desk.doc.transact(() => {
      resizeObjects(desk.writer, resize.result);
      for (const [id, box] of resize.result) this.#scaleFont(id, resize.boxes.get(id), box);
    }, desk.writer.origin);
    desk.undo.endGesture();
    this.revert();
  }

  /** A label drawn higher becomes larger; drawn wider it only gets more room. */
  #scaleFont(id: string, before: Box | undefined, after: Box): void {
    const object = this.#desk.store.get(id);
    if (object?.type !== 'label' || !before || before.h === 0) return;
    const scale = after.h / before.h;
    if (Math.abs(scale - 1) < 0.02) return;
    changeObject(this.#desk.writer, id, { fontSize: Math.round(object.fontSize * scale) });
  }

  revert(): void {
    this.#move = null;
    this.#resize = null;
    this.#desk.guides.set([]);
    this.#desk.dropTarget.set(undefined);
    this.#desk.stage.setPreview(new Map());
  }
}

/** Boxes of what in these ids has a size of its own and may be changed. */
export function resizable(desk: Desk, ids: Iterable<string>): Map<string, Box> {
  const out = new Map<string, Box>();
  for (const id of ids) {
    const object = desk.store.get(id);
    const box = object && isPlaced(object) && mayChange(desk, id) ? desk.store.boxOf(id) : null;
    if (box) out.set(id, box);
  }
  return out;
}

function rounded(box: Box): Box {
  return { x: Math.round(box.x), y: Math.round(box.y), w: Math.round(box.w), h: Math.round(box.h) };
}

function joinable(desk: Desk, id: string): boolean {
  const type = desk.store.get(id)?.type;
  return type !== undefined && type !== 'frame' && type !== 'connector';
}

/** Stamps lying on these objects: they were put on them and go along. */
function stampsOn(desk: Desk, ids: readonly string[]): string[] {
  return ids.flatMap((id) => {
    const object = desk.store.get(id);
    const box = object?.type === 'note' || object?.type === 'image' ? desk.store.boxOf(id) : null;
    if (!object || !box) return [];
    return desk.store
      .inBox(box)
      .filter(
        (each) => each.type === 'stamp' && each.z > object.z && middleIn(box, desk.store.boxOf(each.id)),
      )
      .map((each) => each.id);
  });
}

function middleIn(outer: Box, inner: Box | null): boolean {
  return inner !== null && containsPoint(outer, [inner.x + inner.w / 2, inner.y + inner.h / 2]);
}

/** Boxes in view to line up with. */
function linesAround(desk: Desk, moving: ReadonlySet<string>): SnapLines | null {
  const near = desk.store
    .inBox(desk.stage.camera.visibleBox())
    .filter((object) => isPlaced(object) && object.type !== 'pen' && object.type !== 'stamp')
    .filter((object) => !moving.has(object.id));
  if (near.length > SNAP_NEIGHBOURS) return null;
  return new SnapLines(near.flatMap((object) => desk.store.boxOf(object.id) ?? []));
}

/** Groups in view with the boxes they would have without what is moved. */
function islands(desk: Desk, moving: ReadonlySet<string>): { id: string; box: Box }[] {
  const inView = desk.store.inBox(desk.stage.camera.visibleBox(400));
  const depth = (id: string) => groupsAbove(desk.store, id).length;
  const groups = inView
    .filter((object) => object.type === 'group' && !moving.has(object.id))
    .sort((a, b) => depth(b.id) - depth(a.id));
  const boxes = new Map<string, Box>();
  for (const group of groups) {
    const members = desk.store.membersOf(group.id).filter((id) => !moving.has(id));
    const own = members.flatMap((id) => boxes.get(id) ?? desk.store.boxOf(id) ?? []);
    const emptied = members.length === 0 && membersDeep(desk.store, group.id).length > 0;
    const at: Point = group.type === 'group' ? group.at : [0, 0];
    const box = emptied ? desk.store.boxOf(group.id) : groupBox(at, own);
    if (box) boxes.set(group.id, box);
  }
  return [...boxes].map(([id, box]) => ({ id, box }));
}

function sayMembership(desk: Desk, island: string | null): void {
  const group = island ? desk.store.get(island) : null;
  if (group?.type === 'group') {
    const title = group.text === '' ? desk.words('boards:untitledGroup') : group.text;
    say(desk, desk.words('boards:say.putInto', { group: title }));
  } else say(desk, desk.words('boards:say.takenOut', { count: 1 }));
}
