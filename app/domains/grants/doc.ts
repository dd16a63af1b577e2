import type * as Y from 'yjs';

/** The text that answers a question, written by several people at once. */
export function textOf(doc: Y.Doc, key: string): Y.Text {
  return doc.getText(`text-${key}`);
}

/** The texts as they are now, by key; carriage returns are left out. */
export function readTexts(doc: Y.Doc, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(keys.map((key) => [key, textOf(doc, key).toString().replace(/\r/g, '')]));
}

/** Writes a text in place of the one there, leaving alone what is the same at both ends. Call it inside a transaction. */
export function writeText(doc: Y.Doc, key: string, wanted: string): void {
  const text = textOf(doc, key);
  const now = text.toString();
  let start = 0;
  while (start < Math.min(now.length, wanted.length) && now[start] === wanted[start]) start++;
  // Never between the two halves of one character.
  if (start > 0 && /[\ud800-\udbff]/.test(now[start - 1] ?? '')) start--;
  let end = 0;
  const most = Math.min(now.length, wanted.length) - start;
  while (end < most && now[now.length - 1 - end] === wanted[wanted.length - 1 - end]) end++;
  if (end > 0 && /[\udc00-\udfff]/.test(now[now.length - end] ?? '')) end--;
  if (now.length > start + end) text.delete(start, now.length - start - end);
  if (wanted.length > start + end) text.insert(start, wanted.slice(start, wanted.length - end));
}

/** Puts known texts into an application nobody has written in; once. Call it inside a transaction. */
export function beginWith(doc: Y.Doc, texts: Readonly<Record<string, string>>): void {
  const meta = doc.getMap('meta');
  if (meta.get('begun') === true) return;
  meta.set('begun', true);
  for (const [key, text] of Object.entries(texts)) {
    if (textOf(doc, key).length === 0) writeText(doc, key, text);
  }
}

/** Whether the known texts are in. */
export function hasBegun(doc: Y.Doc): boolean {
  return doc.getMap('meta').get('begun') === true;
}
