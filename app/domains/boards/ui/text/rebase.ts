import type { TextChange } from '../../doc';

/** What Yjs reports of a change to plain text; lengths in UTF-16 units. */
export type TextDelta = readonly { retain?: number; insert?: unknown; delete?: number }[];

/** Where a gap between characters is after `delta`. Text inserted exactly there ends up before it. */
export function mapGap(delta: TextDelta, index: number): number {
  let seen = 0;
  let out = 0;
  for (const op of delta) {
    if (seen > index) break;
    if (op.retain !== undefined) {
      const step = Math.min(op.retain, index - seen);
      out += step;
      if (op.retain > index - seen) return out;
      seen += op.retain;
    } else if (op.delete !== undefined) {
      if (op.delete > index - seen) return out;
      seen += op.delete;
    } else {
      out += lengthOf(op.insert);
    }
  }
  return out + index - seen;
}

/** Where the character at `index` is after `delta`; null when it is gone. */
function mapCharacter(delta: TextDelta, index: number): number | null {
  let seen = 0;
  let out = 0;
  for (const op of delta) {
    if (op.retain !== undefined) {
      if (index < seen + op.retain) return out + index - seen;
      seen += op.retain;
      out += op.retain;
    } else if (op.delete !== undefined) {
      if (index < seen + op.delete) return null;
      seen += op.delete;
    } else {
      out += lengthOf(op.insert);
    }
  }
  return out + index - seen;
}

function lengthOf(insert: unknown): number {
  return typeof insert === 'string' ? insert.length : 1;
}

/** An edit as it must be made in a text that changed in the meantime. */
export interface RebasedChange {
  /** Runs to remove, last first, so that one after the other can be made. */
  removals: { at: number; length: number }[];
  /** Where `insert` goes after the removals. */
  at: number;
  insert: string;
}

/**
 * The same edit after `deltas` were made by others: only characters that are still there are removed, what others
 * wrote in between stays, and the new text goes where it was written.
 */
export function rebaseChange(change: TextChange, deltas: readonly TextDelta[]): RebasedChange {
  const removals: { at: number; length: number }[] = [];
  for (let i = change.index + change.remove - 1; i >= change.index; i--) {
    let index: number | null = i;
    for (const delta of deltas) {
      if (index !== null) index = mapCharacter(delta, index);
    }
    if (index === null) continue;
    const last = removals[removals.length - 1];
    if (last && last.at === index + 1) {
      last.at = index;
      last.length += 1;
    } else {
      removals.push({ at: index, length: 1 });
    }
  }
  const gap = deltas.reduce((index, delta) => mapGap(delta, index), change.index);
  const removedBefore = removals.reduce(
    (sum, run) => sum + Math.max(0, Math.min(run.length, gap - run.at)),
    0,
  );
  return { removals, at: gap - removedBefore, insert: change.insert };
}
