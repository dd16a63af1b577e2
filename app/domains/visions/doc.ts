import * as Y from 'yjs';
import { type BlockNode, type InlineNode, parseBlocks, type RawNode } from './model';

/** Version of the document this program writes (`docs/vision-document.md`). */
export const SCHEMA_VERSION = 1;
/** Name of the Y.XmlFragment that holds the text. */
export const BODY = 'body';

/** Attributes as documents hold them: numbers of headings, texts of citations. */
type Element = Y.XmlElement<Record<string, string | number>>;

export function bodyOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(BODY);
}

/** Threads of comments: id → one Y.Map each. */
export function commentsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('comments');
}

/** Schema version written in the document; 0 when none is. */
export function schemaOf(doc: Y.Doc): number {
  const version = doc.getMap('meta').get('schema');
  return typeof version === 'number' && Number.isInteger(version) && version > 0 ? version : 0;
}

/** Reads the text as it is now; never throws, whatever the document holds. */
export function readBody(doc: Y.Doc): BlockNode[] {
  return parseBlocks(bodyOf(doc).toArray().flatMap(rawNodes));
}

function rawNodes(type: Y.XmlElement | Y.XmlText | Y.XmlHook): RawNode[] {
  if (type instanceof Y.XmlText) return textNodes(type);
  if (!(type instanceof Y.XmlElement)) return [];
  const content = type.toArray().flatMap(rawNodes);
  return [
    { type: type.nodeName, attrs: type.getAttributes(), ...(isLeaf(type.nodeName) ? {} : { content }) },
  ];
}

function isLeaf(name: string): boolean {
  return name === 'citation' || name === 'hardBreak';
}

function textNodes(text: Y.XmlText): RawNode[] {
  return (text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]).flatMap((part) =>
    typeof part.insert === 'string'
      ? [{ type: 'text', text: part.insert, marks: part.attributes ?? {} }]
      : [],
  );
}

/**
 * Writes `blocks` in place of the text. Blocks at the beginning and the end that are the same already stay as they
 * are, so that carets and comments in them do too. Call it inside a transaction.
 */
export function writeBody(doc: Y.Doc, blocks: readonly BlockNode[]): void {
  const body = bodyOf(doc);
  const now = body.toArray().map((child) => JSON.stringify(parseBlocks(rawNodes(child))));
  const wanted = blocks.map((block) => JSON.stringify([block]));
  let start = 0;
  while (start < Math.min(now.length, wanted.length) && now[start] === wanted[start]) start++;
  let end = 0;
  while (
    end < Math.min(now.length, wanted.length) - start &&
    now[now.length - 1 - end] === wanted[wanted.length - 1 - end]
  ) {
    end++;
  }
  body.delete(start, now.length - start - end);
  body.insert(
    start,
    blocks.slice(start, blocks.length - end).map((block) => elementOf(block)),
  );
  if (schemaOf(doc) === 0) doc.getMap('meta').set('schema', SCHEMA_VERSION);
}

function elementOf(block: BlockNode): Y.XmlElement {
  if (block.type === 'paragraph' || block.type === 'heading') {
    const attrs: Record<string, number> = block.type === 'heading' ? { level: block.level } : {};
    return element(block.type, attrs, inlineTypes(block.content));
  }
  const attrs: Record<string, number> = block.type === 'orderedList' ? { start: 1 } : {};
  return element(
    block.type,
    attrs,
    block.content.map((item) => element('listItem', {}, item.content.map(elementOf))),
  );
}

function element(
  name: string,
  attrs: Record<string, string | number>,
  children: (Y.XmlElement | Y.XmlText)[],
): Y.XmlElement {
  const made: Element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
}

/** Neighbouring texts share one Y.XmlText: the editor's binding expects it so. */
function inlineTypes(nodes: readonly InlineNode[]): (Y.XmlElement | Y.XmlText)[] {
  const out: (Y.XmlElement | Y.XmlText)[] = [];
  let delta: { insert: string; attributes: Record<string, unknown> }[] = [];
  const flush = () => {
    if (delta.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(delta);
    out.push(text);
    delta = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') delta.push({ insert: node.text, attributes: marksOf(node) });
    else {
      flush();
      out.push(element(node.type, node.type === 'citation' ? { ...node.cites } : {}, []));
    }
  }
  flush();
  return out;
}

function marksOf(node: Extract<InlineNode, { type: 'text' }>): Record<string, unknown> {
  return {
    ...(node.bold ? { bold: {} } : {}),
    ...(node.underline ? { underline: {} } : {}),
    ...(node.href ? { link: { href: node.href } } : {}),
    ...(node.comment ? { comment: { id: node.comment } } : {}),
  };
}
