import * as Y from 'yjs';
import { newId } from '~/platform/ids';
import { commentsOf } from './doc';

/** One remark of a thread. */
export interface Remark {
  id: string;
  by: string;
  name: string;
  /** Milliseconds since the epoch. */
  at: number;
  text: string;
}

/** A thread of comments on a stretch of the text, which carries its id as a mark. */
export interface Thread {
  id: string;
  /** What the stretch said when the thread was begun. */
  quote: string;
  remarks: Remark[];
  resolved: { name: string; at: number } | null;
}

/** Who writes. */
export interface CommentAuthor {
  id: string;
  name: string;
}

export const REMARK_MAX = 1000;

/** Reads all threads, the oldest first; what is damaged is left out. */
export function readThreads(doc: Y.Doc): Thread[] {
  const threads: Thread[] = [];
  for (const [id, value] of commentsOf(doc)) {
    if (!(value instanceof Y.Map)) continue;
    const remarks = value.get('remarks');
    const list = remarks instanceof Y.Array ? remarks.toArray().flatMap(readRemark) : [];
    if (list.length === 0) continue;
    threads.push({
      id,
      quote: string(value.get('quote')),
      remarks: list,
      resolved: readResolved(value.get('resolved')),
    });
  }
  return threads.sort((a, b) => (a.remarks[0]?.at ?? 0) - (b.remarks[0]?.at ?? 0) || (a.id < b.id ? -1 : 1));
}

function readRemark(value: unknown): Remark[] {
  if (typeof value !== 'object' || value === null) return [];
  const raw = value as Record<string, unknown>;
  const text = string(raw.text);
  if (text === '') return [];
  const at = typeof raw.at === 'number' && Number.isFinite(raw.at) ? raw.at : 0;
  return [{ id: string(raw.id), by: string(raw.by), name: string(raw.name), at, text }];
}

function readResolved(value: unknown): Thread['resolved'] {
  if (typeof value !== 'object' || value === null) return null;
  const raw = value as Record<string, unknown>;
  return { name: string(raw.name), at: typeof raw.at === 'number' ? raw.at : 0 };
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Begins a thread; the caller marks the text with the id it returns. */
export function addThread(
  doc: Y.Doc,
  by: CommentAuthor,
  input: { quote: string; text: string; at: number },
): string {
  const id = newId('cmt');
  doc.transact(() => {
    const remarks = new Y.Array<unknown>();
    remarks.push([remark(by, input.text, input.at)]);
    const thread = new Y.Map<unknown>([
      ['quote', input.quote],
      ['remarks', remarks],
    ]);
    commentsOf(doc).set(id, thread);
  });
  return id;
}

/** Answers in a thread. */
export function addRemark(doc: Y.Doc, threadId: string, by: CommentAuthor, text: string, at: number): void {
  const thread = commentsOf(doc).get(threadId);
  const remarks = thread instanceof Y.Map ? thread.get('remarks') : null;
  if (remarks instanceof Y.Array) remarks.push([remark(by, text, at)]);
}

/** Settles a thread, or opens it again. */
export function setResolved(doc: Y.Doc, threadId: string, by: CommentAuthor | null, at: number): void {
  const thread = commentsOf(doc).get(threadId);
  if (!(thread instanceof Y.Map)) return;
  if (by) thread.set('resolved', { name: by.name, at });
  else thread.delete('resolved');
}

function remark(by: CommentAuthor, text: string, at: number): Remark {
  return { id: newId('cmt'), by: by.id, name: by.name, at, text: text.slice(0, REMARK_MAX) };
}
