import type { BoardObject } from '../model';
import { attachedTo, isAttached, resolveParents } from '../model';

/** What became of the objects when some were read anew. */
export interface Difference {
  added: Set<string>;
  changed: Set<string>;
  removed: Set<string>;
  /** Groups that won or lost a member. */
  regrouped: Set<string>;
}

/**
 * Objects as stored and, kept in step, as read: with groups resolved and connectors only where both ends exist.
 * The rules are those of `boardFrom`; here only what a change can reach is looked at again.
 */
export class Relations {
  /** Objects as stored, including connectors that hang on nothing. */
  private readonly stored = new Map<string, BoardObject>();
  /** Ids by the group they name, whether there is such a group or not. */
  private readonly namedBy = new IdSets();
  private readonly hanging = new IdSets();
  private readonly members = new IdSets();
  private parents: ReadonlyMap<string, string | null> = new Map();
  /** Objects as read. */
  readonly visible = new Map<string, BoardObject>();

  membersOf(groupId: string): readonly string[] {
    return [...this.members.get(groupId)];
  }

  connectorsOf(id: string): readonly string[] {
    return [...this.hanging.get(id)].filter((connector) => this.visible.has(connector));
  }

  /** The group around an object, as read. */
  groupOf(id: string): string | null {
    return this.visible.get(id)?.group ?? null;
  }

  /** Takes in objects as stored now; null for those that are gone or can't be shown. */
  take(read: ReadonlyMap<string, BoardObject | null>): Difference {
    const affected = new Set(read.keys());
    let treeChanged = false;
    for (const [id, after] of read) {
      const before = this.stored.get(id) ?? null;
      this.store(id, before, after);
      if (before?.type === after?.type && before?.group === after?.group) continue;
      treeChanged ||= before?.type === 'group' || after?.type === 'group';
      if (before?.type === after?.type) continue;
      for (const connector of this.hanging.get(id)) affected.add(connector);
      for (const member of this.namedBy.get(id)) affected.add(member);
    }
    if (treeChanged) for (const group of this.resolveTree()) affected.add(group);
    return this.show(affected, read);
  }

  private store(id: string, before: BoardObject | null, after: BoardObject | null): void {
    if (before !== null && before.group !== null) this.namedBy.remove(before.group, id);
    if (before?.type === 'connector') for (const end of attachedTo(before)) this.hanging.remove(end, id);
    if (after === null) {
      this.stored.delete(id);
      return;
    }
    this.stored.set(id, after);
    if (after.group !== null) this.namedBy.add(after.group, id);
    if (after.type === 'connector') for (const end of attachedTo(after)) this.hanging.add(end, id);
  }

  /** Resolves the tree of groups anew; returns the groups whose parent became another. */
  private resolveTree(): string[] {
    const named = new Map<string, string | null>();
    for (const { id, type, group } of this.stored.values()) if (type === 'group') named.set(id, group);
    const before = this.parents;
    this.parents = resolveParents(named);
    return [...this.parents].filter(([id, parent]) => before.get(id) !== parent).map(([id]) => id);
  }

  private show(affected: ReadonlySet<string>, read: ReadonlyMap<string, unknown>): Difference {
    const difference: Difference = {
      added: new Set(),
      changed: new Set(),
      removed: new Set(),
      regrouped: new Set(),
    };
    for (const id of affected) {
      const before = this.visible.get(id);
      const after = this.resolved(id);
      if (after === undefined) {
        if (before === undefined) continue;
        this.visible.delete(id);
        difference.removed.add(id);
      } else {
        if (before !== undefined && !read.has(id) && before.group === after.group) continue;
        this.visible.set(id, after);
        difference[before === undefined ? 'added' : 'changed'].add(id);
      }
      this.regroup(id, before?.group ?? null, after?.group ?? null, difference.regrouped);
    }
    return difference;
  }

  private regroup(id: string, before: string | null, after: string | null, regrouped: Set<string>): void {
    if (before === after) return;
    if (before !== null) {
      this.members.remove(before, id);
      regrouped.add(before);
    }
    if (after !== null) {
      this.members.add(after, id);
      regrouped.add(after);
    }
  }

  /** An object as it is to be read; undefined when it isn't to be seen. */
  private resolved(id: string): BoardObject | undefined {
    const object = this.stored.get(id);
    if (object === undefined) return undefined;
    if (object.type === 'connector') {
      return isAttached(object, (end) => this.stored.get(end)?.type) ? object : undefined;
    }
    const named = object.type === 'group' ? (this.parents.get(id) ?? null) : object.group;
    const group = named !== null && this.stored.get(named)?.type === 'group' ? named : null;
    return group === object.group ? object : { ...object, group };
  }
}

const NO_IDS: ReadonlySet<string> = new Set();

/** Sets of ids by id; empty ones are dropped. */
class IdSets {
  private readonly sets = new Map<string, Set<string>>();

  get(key: string): ReadonlySet<string> {
    return this.sets.get(key) ?? NO_IDS;
  }

  add(key: string, id: string): void {
    const set = this.sets.get(key);
    if (set === undefined) this.sets.set(key, new Set([id]));
    else set.add(id);
  }

  remove(key: string, id: string): void {
    const set = this.sets.get(key);
    set?.delete(id);
    if (set?.size === 0) this.sets.delete(key);
  }
}
