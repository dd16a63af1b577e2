/**
 * The text of a vision as plain values, in the shape the editor's library calls JSON. `doc.ts` reads it from a room,
 * versions keep it, pages and print show it.
 */

export const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem'] as const;
export type BlockType = (typeof BLOCKS)[number];

/** What a clause was taken from: a note of a board or a place of a map. */
export const SOURCE_KINDS = ['note', 'place'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export interface Citation {
  kind: SourceKind;
  /** Id of the board or map. */
  source: string;
  /** Id of the note or place in it. */
  object: string;
  /** What it said when it was cited. */
  text: string;
  /** Name of the board or map. */
  where: string;
  /** Who wrote it, as they called themselves; '' when unknown. Never shown to the public. */
  who: string;
}

/** A stretch of text with what it carries. Comments are no marks of a kept text: they belong to the draft. */
export interface TextNode {
  type: 'text';
  text: string;
  bold?: true;
  underline?: true;
  /** Where it leads: http, https, mailto or tel. */
  href?: string;
  /** Thread of comments on it. */
  comment?: string;
}
export interface BreakNode {
  type: 'hardBreak';
}
export interface CitationNode {
  type: 'citation';
  cites: Citation;
}
export type InlineNode = TextNode | BreakNode | CitationNode;

export interface ParagraphNode {
  type: 'paragraph';
  content: InlineNode[];
}
export interface HeadingNode {
  type: 'heading';
  level: 2 | 3;
  content: InlineNode[];
}
export interface ListItemNode {
  type: 'listItem';
  content: BlockNode[];
}
export interface ListNode {
  type: 'bulletList' | 'orderedList';
  content: ListItemNode[];
}
export type BlockNode = ParagraphNode | HeadingNode | ListNode;

/** Whether a link may be kept: nothing that runs a script. */
export function isSafeHref(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href.trim());
}

/** Every piece of inline content, in reading order. */
export function* inlineNodes(blocks: readonly BlockNode[]): Generator<InlineNode> {
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') yield* block.content;
    else for (const item of block.content) yield* inlineNodes(item.content);
  }
}

/** Citations in the order they are numbered. */
export function citationsOf(blocks: readonly BlockNode[]): Citation[] {
  return [...inlineNodes(blocks)].flatMap((node) => (node.type === 'citation' ? [node.cites] : []));
}

/** Number of characters people wrote. */
export function lengthOf(blocks: readonly BlockNode[]): number {
  return [...inlineNodes(blocks)].reduce(
    (sum, node) => sum + (node.type === 'text' ? node.text.length : 0),
    0,
  );
}

/** The text as the public may read it: no comments, and nobody's name who wrote a note. */
export function publicContent(blocks: readonly BlockNode[]): BlockNode[] {
  return mapInline(blocks, (node) => {
    if (node.type === 'citation') return { ...node, cites: { ...node.cites, who: '' } };
    if (node.type !== 'text' || node.comment === undefined) return node;
    const { comment: _comment, ...rest } = node;
    return rest;
  });
}

function mapInline(blocks: readonly BlockNode[], change: (node: InlineNode) => InlineNode): BlockNode[] {
  return blocks.map((block) => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      return { ...block, content: block.content.map(change) };
    }
    const content = block.content.map((item) => ({ ...item, content: mapInline(item.content, change) }));
    return { ...block, content };
  });
}
