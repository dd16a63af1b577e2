import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ComparedLine, Stretch } from './compared';
import type { BlockNode, InlineNode } from './content';

interface Line {
  block: ComparedLine['block'];
  depth: number;
  text: string;
}

/** Lines that share less than this much of their text are shown as one removed and one added. */
const SIMILAR = 0.4;
const WORDS = new Intl.Segmenter('ja', { granularity: 'word' });

/** Compares two texts line by line and, where a line was changed, word by word as Japanese is divided into words. */
export function compareContents(before: readonly BlockNode[], after: readonly BlockNode[]): ComparedLine[] {
  const changes = diffArrays(linesOf(before), linesOf(after), { comparator: sameLine });
  const out: ComparedLine[] = [];
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i];
    if (!change) continue;
    const next = changes[i + 1];
    if (change.removed && next?.added) {
      out.push(...pairLines(change.value, next.value));
      i++;
    } else {
      out.push(...change.value.map((line) => whole(line, kindOf(change))));
    }
  }
  return out;
}

function pairLines(removed: readonly Line[], added: readonly Line[]): ComparedLine[] {
  const out: ComparedLine[] = [];
  for (let i = 0; i < Math.max(removed.length, added.length); i++) {
    const [old, fresh] = [removed[i], added[i]];
    const changed = old && fresh && old.block === fresh.block ? changedLine(old, fresh) : null;
    if (changed) {
      out.push(changed);
      continue;
    }
    if (old) out.push(whole(old, 'removed'));
    if (fresh) out.push(whole(fresh, 'added'));
  }
  return out;
}

function changedLine(old: Line, fresh: Line): ComparedLine | null {
  const parts = diffWordsWithSpace(old.text, fresh.text, { intlSegmenter: WORDS }).map(
    (part): Stretch => ({ kind: kindOf(part), text: part.value }),
  );
  const kept = parts.reduce((sum, part) => sum + (part.kind === 'same' ? part.text.length : 0), 0);
  const longer = Math.max(old.text.length, fresh.text.length, 1);
  return kept / longer < SIMILAR
    ? null
    : { block: fresh.block, depth: fresh.depth, change: 'changed', parts };
}

function whole(line: Line, kind: Stretch['kind']): ComparedLine {
  return { block: line.block, depth: line.depth, change: kind, parts: [{ kind, text: line.text }] };
}

function kindOf(change: { added?: boolean; removed?: boolean }): Stretch['kind'] {
  return change.added ? 'added' : change.removed ? 'removed' : 'same';
}

function sameLine(a: Line, b: Line): boolean {
  return a.block === b.block && a.depth === b.depth && a.text === b.text;
}

function linesOf(blocks: readonly BlockNode[], depth = 0): Line[] {
  return blocks.flatMap((block): Line[] => {
    if (block.type === 'heading') {
      return [{ block: block.level === 3 ? 'heading3' : 'heading2', depth, text: lineText(block.content) }];
    }
    if (block.type === 'paragraph') {
      return [{ block: depth > 0 ? 'item' : 'paragraph', depth, text: lineText(block.content) }];
    }
    return block.content.flatMap((item) => linesOf(item.content, depth + 1));
  });
}

/** Text of a line with its citations and links, so that a change of them is seen. */
function lineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'hardBreak') return '\n';
      if (node.type === 'citation') return `［${node.cites.text.replaceAll('\n', ' ')}］`;
      return node.href ? `${node.text}（${node.href}）` : node.text;
    })
    .join('');
}
