import {
  type BlockNode,
  type Citation,
  type InlineNode,
  isSafeHref,
  type ListItemNode,
  SOURCE_KINDS,
} from './content';

/** A node as a document or a kept version holds it: anything. */
export interface RawNode {
  type: string;
  attrs?: Readonly<Record<string, unknown>>;
  content?: readonly RawNode[];
  text?: string;
  /** By name of the mark. */
  marks?: Readonly<Record<string, unknown>>;
}

/** Lists in lists are shown down to this depth; what lies deeper is read as text of the last one. */
const MAX_DEPTH = 6;

/** Reads blocks; what this program does not know is shown as plain paragraphs of its text, never dropped. */
export function parseBlocks(nodes: readonly RawNode[], depth = 0): BlockNode[] {
  return nodes.flatMap((node) => parseBlock(node, depth));
}

function parseBlock(node: RawNode, depth: number): BlockNode[] {
  const children = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', content: parseInline(children) }];
    case 'heading':
      return [
        { type: 'heading', level: Number(node.attrs?.level) >= 3 ? 3 : 2, content: parseInline(children) },
      ];
    case 'bulletList':
    case 'orderedList': {
      if (depth >= MAX_DEPTH) return [{ type: 'paragraph', content: parseInline(leavesOf(children)) }];
      const items = children.map((item): ListItemNode => {
        const content = parseBlocks(item.type === 'listItem' ? (item.content ?? []) : [item], depth + 1);
        return { type: 'listItem', content };
      });
      return items.length > 0 ? [{ type: node.type, content: items }] : [];
    }
    default: {
      const inline = parseInline(leavesOf([node]));
      return inline.length > 0 ? [{ type: 'paragraph', content: inline }] : [];
    }
  }
}

/** What can stand inside a line, however deep it lies. */
function leavesOf(nodes: readonly RawNode[]): RawNode[] {
  return nodes.flatMap((node) => (node.content ? leavesOf(node.content) : [node]));
}

function parseInline(nodes: readonly RawNode[]): InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    if (node.type === 'text') return node.text ? [parseText(node.text, node.marks ?? {})] : [];
    if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
    if (node.type === 'citation') {
      const cites = parseCitation(node.attrs ?? {});
      return cites ? [{ type: 'citation', cites }] : [];
    }
    return node.content ? parseInline(node.content) : [];
  });
}

function parseText(text: string, marks: Readonly<Record<string, unknown>>): InlineNode {
  const href = markValue(marks.link, 'href');
  const comment = markValue(marks.comment, 'id');
  return {
    type: 'text',
    text,
    ...(marks.bold ? { bold: true as const } : {}),
    ...(marks.underline ? { underline: true as const } : {}),
    ...(href !== '' && isSafeHref(href) ? { href } : {}),
    ...(comment !== '' ? { comment } : {}),
  };
}

/** Reads the attributes of a citation; null when they name no source. */
export function parseCitation(attrs: Readonly<Record<string, unknown>>): Citation | null {
  const kind = SOURCE_KINDS.find((known) => known === attrs.kind);
  const [source, object] = [string(attrs.source), string(attrs.object)];
  if (!kind || source === '' || object === '') return null;
  return {
    kind,
    source,
    object,
    text: string(attrs.text),
    where: string(attrs.where),
    who: string(attrs.who),
  };
}

/** Reads a version as it was kept. Nothing in it is lost; what is damaged is left out. */
export function parseKept(json: string): BlockNode[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? (value as BlockNode[]) : [];
}

function markValue(mark: unknown, key: string): string {
  return typeof mark === 'object' && mark !== null ? string((mark as Record<string, unknown>)[key]) : '';
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
