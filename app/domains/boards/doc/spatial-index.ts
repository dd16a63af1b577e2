import RBush from 'rbush';
import type { Box } from '../model';
import { sameBox } from '../model';

interface Entry {
  id: string;
  box: Box;
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

function entryOf(id: string, box: Box): Entry {
  return { id, box, minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h };
}

/** Boxes by id, found by place. */
export class SpatialIndex {
  private readonly tree = new RBush<Entry>(16);
  private readonly entries = new Map<string, Entry>();

  get(id: string): Box | null {
    return this.entries.get(id)?.box ?? null;
  }

  /** Ids of the boxes that touch `box`, in no particular order. */
  search(box: Box): string[] {
    return this.tree.search(entryOf('', box)).map(({ id }) => id);
  }

  /** Box around everything; null when empty. */
  bounds(): Box | null {
    if (this.entries.size === 0) return null;
    const { minX, minY, maxX, maxY } = this.tree.toJSON();
    return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
  }

  /** Sets or (null) takes out boxes. Many at once are loaded as a whole, which is faster than one by one. */
  update(boxes: ReadonlyMap<string, Box | null>): void {
    if (boxes.size > this.entries.size / 4) {
      for (const [id, box] of boxes) {
        if (box === null) this.entries.delete(id);
        else this.entries.set(id, entryOf(id, box));
      }
      this.tree.clear().load([...this.entries.values()]);
      return;
    }
    for (const [id, box] of boxes) this.set(id, box);
  }

  private set(id: string, box: Box | null): void {
    const before = this.entries.get(id);
    if (before !== undefined && sameBox(before.box, box)) return;
    if (before !== undefined) this.tree.remove(before);
    this.entries.delete(id);
    if (box === null) return;
    const entry = entryOf(id, box);
    this.entries.set(id, entry);
    this.tree.insert(entry);
  }
}
