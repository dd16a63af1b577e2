/**
 * Arithmetic of edits to a text. Indices count UTF-16 units, as fields and Y.Text do. Nothing here may cut a
 * surrogate pair: Yjs replaces the halves of a pair cut in two.
 */

/** Replaces `remove` units from `at` on by `insert`. */
export interface Splice {
  at: number;
  remove: number;
  insert: string;
}

/** What Yjs reports of a change to plain text. */
export type TextDelta = readonly { retain?: number; insert?: unknown; delete?: number }[];

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether cutting `text` before `index` would part the halves of one character. */
export function cutsPair(text: string, index: number): boolean {
  return (
    index > 0 && index < text.length && isHigh(text.charCodeAt(index - 1)) && isLow(text.charCodeAt(index))
  );
}

/**
 * The one replacement that makes `before` into `after`; null when they are equal. Of several (typing the second う
 * of うう) it is the one that ends at the caret, so that concurrent edits meet the place where the person wrote.
 */
export function diffText(before: string, after: string, caret: number): Splice | null {
  if (before === after) return null;
  const shortest = Math.min(before.length, after.length);
  const tail = Math.min(after.length - Math.min(Math.max(caret, 0), after.length), shortest);
  let suffix = 0;
  while (suffix < tail && sameFromEnd(before, after, suffix)) suffix += 1;
  let prefix = 0;
  while (prefix < shortest - suffix && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1;
  while (suffix < shortest - prefix && sameFromEnd(before, after, suffix)) suffix += 1;
  if (cutsPair(before, prefix) || cutsPair(after, prefix)) prefix -= 1;
  if (cutsPair(before, before.length - suffix) || cutsPair(after, after.length - suffix)) suffix -= 1;
  return {
    at: prefix,
    remove: before.length - suffix - prefix,
    insert: after.slice(prefix, after.length - suffix),
  };
}

function sameFromEnd(a: string, b: string, back: number): boolean {
  return a.charCodeAt(a.length - 1 - back) === b.charCodeAt(b.length - 1 - back);
}

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

/** A splice as it must be made in a text that changed in the meantime. */
export interface RebasedSplice {
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
export function rebaseSplice(splice: Splice, deltas: readonly TextDelta[]): RebasedSplice {
  const removals: { at: number; length: number }[] = [];
  for (let i = splice.at + splice.remove - 1; i >= splice.at; i--) {
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
  const gap = deltas.reduce((index, delta) => mapGap(delta, index), splice.at);
  const removedBefore = removals.reduce(
    (sum, run) => sum + Math.max(0, Math.min(run.length, gap - run.at)),
    0,
  );
  return { removals, at: gap - removedBefore, insert: splice.insert };
}
