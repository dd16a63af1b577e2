import * as Y from 'yjs';
import type { Board, BoardObject, Box, Line, Point } from '../model';
import {
  boxAt,
  compareStacking,
  groupBox,
  groupsAbove,
  hitsObject,
  isPlaced,
  lineBetween,
  lineBox,
  sameBox,
} from '../model';
import { objectsOf } from './document';
import { readStored } from './read';
import type { Difference } from './relations';
import { Relations } from './relations';
import { SpatialIndex } from './spatial-index';

/** What is different since the last event. */
export interface BoardChange {
  added: ReadonlySet<string>;
  /** New values, or a new box that follows from others (groups, connectors). */
  changed: ReadonlySet<string>;
  removed: ReadonlySet<string>;
  /** Origin of the Yjs transaction: the writer's own, or the provider for what came from others. */
  origin: unknown;
}

/**
 * A board that follows a live document. It keeps plain objects, what belongs to what and a spatial index, and takes
 * in each transaction by the objects it touched. Objects are replaced, never altered, so that `===` tells a change.
 */
export class BoardStore implements Board {
  private readonly source: Y.Map<unknown>;
  private readonly relations = new Relations();
  private readonly index = new SpatialIndex();
  private readonly listeners = new Set<(change: BoardChange) => void>();
  private list: readonly BoardObject[] | null = null;
  private count = 0;

  constructor(doc: Y.Doc) {
    this.source = objectsOf(doc);
    this.take(this.source.keys());
    this.source.observeDeep(this.follow);
  }

  /** Stops following the document. */
  destroy(): void {
    this.source.unobserveDeep(this.follow);
    this.listeners.clear();
  }

  /** Called after each change, within the transaction's tick. Returns the function that ends it. */
  on(listener: (change: BoardChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Grows with each change: a snapshot for `useSyncExternalStore`. */
  get version(): number {
    return this.count;
  }

  get size(): number {
    return this.relations.visible.size;
  }

  get(id: string): BoardObject | undefined {
    return this.relations.visible.get(id);
  }

  all(): readonly BoardObject[] {
    this.list ??= [...this.relations.visible.values()];
    return this.list;
  }

  membersOf(groupId: string): readonly string[] {
    return this.relations.membersOf(groupId);
  }

  connectorsOf(id: string): readonly string[] {
    return this.relations.connectorsOf(id);
  }

  boxOf(id: string): Box | null {
    return this.index.get(id);
  }

  lineOf(connectorId: string): Line | null {
    const object = this.get(connectorId);
    return object?.type === 'connector' ? lineBetween(object, (id) => this.boxOf(id)) : null;
  }

  /** Box around everything on the board; null when it is empty. */
  get bounds(): Box | null {
    return this.index.bounds();
  }

  /** Objects whose box touches `box`, in no particular order; `stacked` orders them for drawing. */
  inBox(box: Box): BoardObject[] {
    return this.index.search(box).flatMap((id) => this.get(id) ?? []);
  }

  /** Objects in the order of drawing: the last lies above. */
  stacked(objects: readonly BoardObject[]): BoardObject[] {
    return [...objects].sort(compareStacking(this));
  }

  /** What lies under a point, the topmost first; lines count within `reach`. */
  at(point: Point, reach = 0): BoardObject[] {
    const near = this.inBox({ x: point[0] - reach, y: point[1] - reach, w: 2 * reach, h: 2 * reach });
    return this.stacked(near.filter((object) => hitsObject(this, object, point, reach))).reverse();
  }

  private readonly follow = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const touched = new Set<string>();
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === 'string') touched.add(id);
      else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) touched.add(key);
    }
    const { added, changed, removed } = this.take(touched);
    if (added.size + changed.size + removed.size === 0) return;
    const change: BoardChange = { added, changed, removed, origin: transaction.origin };
    for (const listener of this.listeners) listener(change);
  };

  /** Reads the objects of these ids anew and whatever follows from them. */
  private take(ids: Iterable<string>): Difference {
    const read = new Map<string, BoardObject | null>();
    for (const id of ids) read.set(id, readStored(id, this.source.get(id)));
    const difference = this.relations.take(read);
    const boxes = this.newBoxes(difference);
    this.index.update(boxes);
    for (const id of boxes.keys()) {
      if (!difference.added.has(id) && !difference.removed.has(id)) difference.changed.add(id);
    }
    this.list = null;
    this.count++;
    return difference;
  }

  /** Boxes that are not what they were: first of placed objects, then of groups from the inside out, then of connectors. */
  private newBoxes({ added, changed, removed, regrouped }: Difference): Map<string, Box | null> {
    const boxes = new Map<string, Box | null>();
    const boxOf = (id: string) => boxes.get(id) ?? this.index.get(id);
    const note = (id: string, box: Box | null) => {
      if (!sameBox(this.index.get(id), box)) boxes.set(id, box);
    };
    const groups = new Set(regrouped);
    const connectors = new Set<string>();
    for (const id of removed) note(id, null);
    for (const id of [...added, ...changed]) {
      const object = this.get(id);
      if (object === undefined) continue;
      if (isPlaced(object)) note(id, boxAt(object.at, object.size));
      else (object.type === 'group' ? groups : connectors).add(id);
    }
    for (const id of boxes.keys()) {
      const group = this.relations.groupOf(id);
      if (group !== null) groups.add(group);
    }
    for (const id of this.insideOut(groups)) {
      const group = this.get(id);
      if (group?.type === 'group')
        note(
          id,
          groupBox(
            group.at,
            this.membersOf(id).flatMap((member) => boxOf(member) ?? []),
          ),
        );
    }
    for (const id of boxes.keys()) for (const connector of this.connectorsOf(id)) connectors.add(connector);
    for (const id of connectors) {
      const connector = this.get(id);
      if (connector?.type === 'connector') note(id, lineBox(lineBetween(connector, boxOf)));
    }
    return boxes;
  }

  /** The groups and all around them, the innermost first. */
  private insideOut(groups: Iterable<string>): string[] {
    const depth = new Map<string, number>();
    for (const id of groups) {
      const above = groupsAbove(this, id);
      [id, ...above].forEach((group, i) => {
        depth.set(group, above.length - i);
      });
    }
    return [...depth].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  }
}
