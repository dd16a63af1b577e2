import { withMembers } from './groups';
import { parseObject } from './parse';
import { readingOrder } from './reading-order';
import type { Board, BoardObject, ConnectorEnd } from './types';
import { hasText } from './types';

/** Marks our own objects inside a copied `text/html`; other programs keep the attribute when they pass it on. */
const ATTRIBUTE = 'data-machinowa-objects';

/** The two forms that go on the clipboard: words for everybody, our objects inside the HTML. */
export interface ClipboardContent {
  'text/plain': string;
  'text/html': string;
}

export type Pasted =
  | { kind: 'objects'; objects: BoardObject[] }
  /** One note each: rows copied from a spreadsheet or lines of text. */
  | { kind: 'lines'; lines: string[] };

/** Objects with everything in their groups; connector ends that stay behind become fixed points. */
export function copyable(board: Board, ids: Iterable<string>): BoardObject[] {
  const chosen = new Set(withMembers(board, ids));
  return readingOrder(board)
    .filter((id) => chosen.has(id))
    .flatMap((id) => {
      const object = board.get(id);
      return object === undefined ? [] : [detached(board, object, chosen)];
    });
}

function detached(board: Board, object: BoardObject, chosen: ReadonlySet<string>): BoardObject {
  const group = object.group !== null && chosen.has(object.group) ? object.group : null;
  if (object.type !== 'connector') return { ...object, group };
  const line = board.lineOf(object.id);
  const end = (which: 'from' | 'to'): ConnectorEnd => {
    const given = object[which];
    return 'point' in given || chosen.has(given.object) ? given : { point: line?.[which] ?? [0, 0] };
  };
  return { ...object, group, from: end('from'), to: end('to') };
}

/** What Ctrl/⌘ C puts on the clipboard. */
export function toClipboard(board: Board, ids: Iterable<string>): ClipboardContent {
  const objects = copyable(board, ids);
  const words = objects.flatMap((object) => (hasText(object) && object.text !== '' ? [object.text] : []));
  const items = words.map((text) => `<li>${toAttribute(text).replaceAll('\n', '<br>')}</li>`).join('');
  const data = toAttribute(JSON.stringify({ version: 1, objects }));
  return {
    'text/plain': words.join('\n'),
    'text/html': `<meta charset="utf-8"><div ${ATTRIBUTE}="${data}"><ul>${items}</ul></div>`,
  };
}

/** What Ctrl/⌘ V is about to make; null when the clipboard has nothing for a board. Never throws. */
export function fromClipboard(content: Partial<ClipboardContent>): Pasted | null {
  const objects = objectsIn(content['text/html'] ?? '');
  if (objects.length > 0) return { kind: 'objects', objects };
  const lines = linesIn(content['text/plain'] ?? '');
  return lines.length > 0 ? { kind: 'lines', lines } : null;
}

function objectsIn(html: string): BoardObject[] {
  const data = new RegExp(`${ATTRIBUTE}=(?:"([^"]*)"|'([^']*)')`).exec(html);
  const json = data?.[1] ?? data?.[2];
  if (json === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(fromAttribute(json));
    if (typeof parsed !== 'object' || parsed === null || !('objects' in parsed)) return [];
    return objectsFromJson(parsed.objects).objects;
  } catch {
    return [];
  }
}

/**
 * Objects from JSON as `BoardObject` is written, each value checked as in a document. `rejected` has the positions of
 * what could not be read; repeated ids are rejected too.
 */
export function objectsFromJson(list: unknown): { objects: BoardObject[]; rejected: number[] } {
  const objects = new Map<string, BoardObject>();
  const rejected: number[] = [];
  if (!Array.isArray(list)) return { objects: [], rejected };
  list.forEach((item: unknown, i) => {
    const object = objectFromJson(item);
    if (object === null || objects.has(object.id)) rejected.push(i);
    else objects.set(object.id, object);
  });
  return { objects: [...objects.values()], rejected };
}

function objectFromJson(item: unknown): BoardObject | null {
  if (typeof item !== 'object' || item === null) return null;
  const fields = new Map<string, unknown>(Object.entries(item));
  fields.set('t', fields.get('createdAt'));
  const id = fields.get('id');
  if (typeof id !== 'string' || id === '') return null;
  const tags = fields.get('tags');
  const names = Array.isArray(tags)
    ? tags.filter((tag): tag is string => typeof tag === 'string' && tag !== '')
    : [];
  return parseObject(id, fields, [...new Set(names)]);
}

/**
 * Lines as notes. A cell that a spreadsheet quoted because it holds a line break stays one note; cells of a row are
 * joined by a space; empty lines are skipped.
 */
export function linesIn(text: string): string[] {
  const plain = text.replace(/\r\n?/g, '\n');
  const rows = plain.includes('\t') || /^"/m.test(plain) ? spreadsheetRows(plain) : plain.split('\n');
  return rows.map((row) => row.trim()).filter(Boolean);
}

/** Rows of tab-separated cells; a quoted cell may hold tabs, line breaks and doubled quotes. */
function spreadsheetRows(text: string): string[] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(at));
    const end = quoted === null ? text.slice(at).search(/[\t\n]|$/) : quoted[0].length;
    const value = quoted?.[1]?.replaceAll('""', '"') ?? text.slice(at, at + end);
    rows.at(-1)?.push(value.trim());
    if (text[at + end] === '\n') rows.push([]);
    at += end + 1;
  }
  return rows.map((cells) => cells.filter(Boolean).join(' '));
}

function toAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function fromAttribute(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
