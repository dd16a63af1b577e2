import RBush from 'rbush';
import {
  type Board,
  type BoardObject,
  type Box,
  boxAt,
  type GroupObject,
  groupBox,
  groupsAbove,
  isPlaced,
  type Line,
  lineBetween,
  lineBox,
  union,
} from '../../model';
import { type Bounds, boundsOf } from './geometry';
import type { TextFit } from './text-layout';
import type { Preview, StageSource } from './types';

/** Stacking of kinds, as in the model: frames under groups, groups under everything else. */
function layerOf(object: BoardObject): 0 | 1 | 2 {
  if (object.type === 'frame') return 0;
  return object.type === 'group' ? 1 : 2;
}

/** One object as drawn: where it is, what reach its drawing has, and what was computed for it. */
export interface SceneItem extends Bounds {
  readonly id: string;
  /** With preview applied. */
  readonly object: BoardObject;
  readonly box: Box;
  readonly layer: number;
  /** Nesting of groups: inner ones are above outer ones. */
  readonly depth: number;
  /** Of a connector. */
  readonly line: Line | null;
  /** Filled by the painter when first needed; dropped when fonts arrive. */
  fit: TextFit | null;
  path: Path2D | null;
}

/** Reach of shadows, borders, badges and titles beyond the box, in board units. */
const REACH = {
  frame: 60,
  group: 24,
  connector: 140,
  note: 28,
  label: 8,
  image: 14,
  pen: 34,
  stamp: 8,
} as const;

export function byStack(a: SceneItem, b: SceneItem): number {
  return (
    a.layer - b.layer ||
    a.depth - b.depth ||
    a.object.z - b.object.z ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

export type SceneListener = (gone: readonly SceneItem[], come: readonly SceneItem[]) => void;

/** Everything on the board as it is drawn now, found by place. Previews move things here before the document does. */
export class Scene {
  readonly board: Board;
  readonly #notify: SceneListener;
  readonly #items = new Map<string, SceneItem>();
  readonly #grounds = new Map<string, SceneItem>();
  readonly #tree = new RBush<SceneItem>(12);
  #preview: ReadonlyMap<string, Preview> = new Map();
  /** Box around everything; undefined when it has to be worked out anew. */
  #content: Box | null | undefined;
  /** Null when the stacking has changed. */
  #ranks: Map<string, number> | null = null;
  #top = 0;
  #highest: number | null = null;
  readonly #unsubscribe: () => void;

  /** `notify`: items that went (old) and came (new); an item that only changed is in both. */
  constructor(source: StageSource, notify: SceneListener) {
    this.board = source;
    this.#notify = notify;
    this.#load();
    this.#unsubscribe = source.on(({ added, changed, removed }) =>
      this.#refresh([...added, ...changed, ...removed]),
    );
  }

  get size(): number {
    return this.#items.size;
  }

  destroy(): void {
    this.#unsubscribe();
  }

  get(id: string): SceneItem | undefined {
    return this.#items.get(id);
  }

  all(): Iterable<SceneItem> {
    return this.#items.values();
  }

  /** Items whose drawing touches the box, in no order. */
  touching(box: Box): SceneItem[] {
    return this.#tree.search(boundsOf(box));
  }

  /** The same in stacking order, lowest first. */
  stacked(box: Box): SceneItem[] {
    return this.touching(box).sort(byStack);
  }

  inOrder(items: SceneItem[]): SceneItem[] {
    return items.sort(byStack);
  }

  /** Frames and groups that touch the box, lowest first. They are few, so they are not looked up by place. */
  grounds(box: Box): SceneItem[] {
    const { minX, minY, maxX, maxY } = boundsOf(box);
    const found: SceneItem[] = [];
    for (const item of this.#grounds.values())
      if (item.minX <= maxX && item.maxX >= minX && item.minY <= maxY && item.maxY >= minY) found.push(item);
    return found.sort(byStack);
  }

  contentBox(): Box | null {
    if (this.#content === undefined)
      this.#content = union(Array.from(this.#items.values(), ({ box }) => box));
    return this.#content;
  }

  setPreview(preview: ReadonlyMap<string, Preview>): void {
    const ids = new Set([...this.#preview.keys(), ...preview.keys()]);
    this.#preview = preview;
    this.#refresh(ids);
  }

  /** Place in the stacking of the whole board, with gaps: the number stays when others come and go. */
  rankOf(item: SceneItem): number {
    if (this.#ranks === null) {
      const sorted = [...this.#items.values()].sort(byStack);
      this.#ranks = new Map(sorted.map(({ id }, i) => [id, i + 1]));
      const last = sorted.at(-1);
      this.#top = sorted.length;
      this.#highest = last?.layer === 2 ? last.object.z : null;
    }
    return this.#ranks.get(item.id) ?? 0;
  }

  /** Forgets fitted texts: a font has arrived. */
  dropFits(): void {
    for (const item of this.#items.values()) item.fit = null;
  }

  #load(): void {
    const groups: string[] = [];
    const connectors: BoardObject[] = [];
    for (const object of this.board.all()) {
      if (object.type === 'group') groups.push(object.id);
      else if (object.type === 'connector') connectors.push(object);
      else this.#place(object);
    }
    for (const group of this.#innermostFirst(groups)) this.#place(group);
    for (const connector of connectors) this.#place(connector);
    this.#tree.load([...this.#items.values()]);
  }

  #place(object: BoardObject): SceneItem {
    const shown = this.#withPreview(object);
    const line =
      shown.type === 'connector' ? lineBetween(shown, (id) => this.#items.get(id)?.box ?? null) : null;
    const box = line ? lineBox(line) : this.#boxFor(shown);
    const item: SceneItem = {
      ...boundsOf(box, REACH[shown.type]),
      id: shown.id,
      object: shown,
      box,
      layer: layerOf(shown),
      depth: shown.type === 'group' ? groupsAbove(this.board, shown.id).length : 0,
      line,
      fit: null,
      path: null,
    };
    this.#items.set(shown.id, item);
    if (item.layer < 2) this.#grounds.set(shown.id, item);
    return item;
  }

  #withPreview(object: BoardObject): BoardObject {
    const preview = this.#preview.get(object.id);
    if (!preview || !('at' in object)) return object;
    const at = preview.at ?? object.at;
    return isPlaced(object) ? { ...object, at, size: preview.size ?? object.size } : { ...object, at };
  }

  #boxFor(object: BoardObject): Box {
    if (isPlaced(object)) return boxAt(object.at, object.size);
    return object.type === 'group' ? this.#groupBox(object) : { x: 0, y: 0, w: 0, h: 0 };
  }

  #groupBox(group: GroupObject): Box {
    const boxes: Box[] = [];
    let left = false;
    for (const id of this.board.membersOf(group.id)) {
      const member = this.#items.get(id);
      const shownIn = this.#preview.get(id)?.group;
      if (shownIn !== undefined && shownIn !== group.id) left = true;
      else if (member && !member.line) boxes.push(member.box);
    }
    // Emptied by what is being carried: it stays where it was until that is dropped.
    const before = left && boxes.length === 0 ? this.board.boxOf(group.id) : null;
    return before ?? groupBox(group.at, boxes);
  }

  #innermostFirst(ids: Iterable<string>): BoardObject[] {
    const groups: { object: BoardObject; depth: number }[] = [];
    for (const id of ids) {
      const object = this.board.get(id);
      if (object?.type === 'group') groups.push({ object, depth: groupsAbove(this.board, id).length });
    }
    return groups.sort((a, b) => b.depth - a.depth).map(({ object }) => object);
  }

  /** Renews these objects and what follows from them: groups around them, connectors on either. */
  #refresh(ids: Iterable<string>): void {
    const change = { gone: [] as SceneItem[], come: [] as SceneItem[] };
    const groups = new Set<string>();
    const lines = new Set<string>();
    for (const id of ids) {
      const object = this.board.get(id);
      for (const above of groupsAbove(this.board, id)) groups.add(above);
      if (object?.type === 'group') this.#withInner(id, groups);
      else if (object?.type === 'connector') lines.add(id);
      else this.#renew(id, change);
      for (const line of this.board.connectorsOf(id)) lines.add(line);
    }
    for (const group of this.#innermostFirst(groups)) {
      this.#renew(group.id, change);
      for (const line of this.board.connectorsOf(group.id)) lines.add(line);
    }
    for (const line of lines) this.#renew(line, change);
    this.#content = undefined;
    this.#reindex(change.gone, change.come);
    if (change.gone.length + change.come.length > 0) this.#notify(change.gone, change.come);
  }

  /** A group and the groups in it, whose depth follows from its own. */
  #withInner(id: string, into: Set<string>): void {
    if (into.has(id)) return;
    into.add(id);
    for (const member of this.board.membersOf(id))
      if (this.board.get(member)?.type === 'group') this.#withInner(member, into);
  }

  #renew(id: string, change: { gone: SceneItem[]; come: SceneItem[] }): void {
    const old = this.#items.get(id);
    if (old) change.gone.push(old);
    this.#items.delete(id);
    this.#grounds.delete(id);
    const object = this.board.get(id);
    const item = object ? this.#place(object) : null;
    if (item) change.come.push(item);
    if (!this.#ranks || !item) return;
    if (!old) this.#rankNew(item, this.#ranks);
    else if (old.object.z !== item.object.z || old.depth !== item.depth) this.#ranks = null;
  }

  /** What is made new lies on top as a rule, and then nobody else's number changes. */
  #rankNew(item: SceneItem, ranks: Map<string, number>): void {
    const top = this.#top;
    const highest = this.#highest;
    if (item.layer === 2 && (highest === null || item.object.z > highest)) {
      this.#highest = item.object.z;
      this.#top = top + 1;
      ranks.set(item.id, top + 1);
    } else this.#ranks = null;
  }

  #reindex(gone: readonly SceneItem[], come: readonly SceneItem[]): void {
    if (gone.length + come.length > 800) {
      this.#tree.clear();
      this.#tree.load([...this.#items.values()]);
      return;
    }
    for (const item of gone) this.#tree.remove(item);
    for (const item of come) this.#tree.insert(item);
  }
}
