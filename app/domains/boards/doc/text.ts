import type * as Y from 'yjs';

/** A change of one place in a text: at `index`, `remove` units go and `insert` comes. */
export interface TextChange {
  index: number;
  remove: number;
  insert: string;
}

/**
 * Smallest single change that turns `before` into `after`, in UTF-16 units; never splits a surrogate pair. `caret`,
 * the caret in `after`, tells apart changes that look alike (which of two equal letters was typed).
 */
export function diffText(before: string, after: string, caret = after.length): TextChange {
  const most = Math.min(before.length, after.length);
  const tail = commonEnd(before, after, Math.min(most, Math.max(0, after.length - caret)));
  let start = 0;
  while (start < most - tail && before[start] === after[start]) start++;
  if (isHigh(before, start - 1) || isHigh(after, start - 1)) start--;
  let end = commonEnd(before, after, most - start);
  if (isLow(before, before.length - end) || isLow(after, after.length - end)) end--;
  return {
    index: start,
    remove: before.length - end - start,
    insert: after.slice(start, after.length - end),
  };
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

function isHigh(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd8_00 && unit <= 0xdb_ff;
}

function isLow(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc_00 && unit <= 0xdf_ff;
}

/** Makes a Y.Text read `wanted` by the smallest change, so that what others type elsewhere in it stays. */
export function writeText(text: Y.Text, wanted: string, caret?: number): void {
  const before = text.toString();
  const after = wellFormed(wanted);
  if (before === after) return;
  const { index, remove, insert } = diffText(before, after, caret);
  if (remove > 0) text.delete(index, remove);
  if (insert !== '') text.insert(index, insert);
}

/** The text with half surrogate pairs replaced: they can't be sent, so every peer would read something else. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
