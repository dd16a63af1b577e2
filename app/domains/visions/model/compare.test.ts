import { describe, expect, it } from 'vitest';
import { compareContents } from './compare';
import { type ComparedLine, countChanges } from './compared';
import type { BlockNode, InlineNode } from './content';

const p = (...content: (string | InlineNode)[]): BlockNode => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? { type: 'text' as const, text: one } : one)),
});
const h = (text: string): BlockNode => ({ type: 'heading', level: 2, content: [{ type: 'text', text }] });
const list = (...items: string[]): BlockNode => ({
  type: 'bulletList',
  content: items.map((text) => ({ type: 'listItem', content: [p(text)] })),
});
const brief = (lines: ComparedLine[]) =>
  lines.map(
    (line) =>
      `${line.block} ${line.change}: ${line.parts.map((part) => `${SIGN[part.kind]}${part.text}`).join('|')}`,
  );
const SIGN = { same: '', added: '+', removed: '-' };

describe('comparing two texts', () => {
  it('finds nothing in equal ones', () => {
    const text = [h('めざす姿'), p('雪の日も会いに行けるまち。'), list('あいさつ', '雪かき')];
    const lines = compareContents(text, structuredClone(text));
    expect(countChanges(lines)).toBe(0);
    expect(lines.map((line) => line.depth)).toEqual([0, 0, 1, 1]);
  });

  it('marks words inside a changed line as Japanese divides them', () => {
    const lines = compareContents([p('冬の公園に灯りの道をつくる')], [p('冬の公園に雪の滑り台をつくる')]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.change).toBe('changed');
    const words = (kind: string) =>
      lines[0]?.parts
        .filter((part) => part.kind === kind)
        .map((part) => part.text)
        .join('');
    expect(words('removed')).toContain('灯り');
    expect(words('added')).toContain('滑り台');
    expect(words('same')).toContain('冬の公園に');
  });

  it('shows lines that share little as one removed and one added, and keeps what lies around', () => {
    const lines = compareContents(
      [h('取り組み'), list('豚汁を配る', '砂をまく')],
      [h('取り組み'), list('高校生と雪山であそぶ', '砂をまく', '手すりを直す')],
    );
    expect(brief(lines)).toEqual([
      'heading2 same: 取り組み',
      'item removed: -豚汁を配る',
      'item added: +高校生と雪山であそぶ',
      'item same: 砂をまく',
      'item added: +手すりを直す',
    ]);
  });

  it('shows that a citation or the address of a link has changed', () => {
    const cites = {
      kind: 'note',
      source: 'brd_1',
      object: 'obj_1',
      text: '光の道',
      where: '',
      who: '',
    } as const;
    const [line] = compareContents([p('灯りをともす')], [p('灯りをともす', { type: 'citation', cites })]);
    expect(line?.parts).toContainEqual({ kind: 'added', text: '［光の道］' });
    const link = (href: string) => p({ type: 'text', text: '市のページ', href });
    expect(countChanges(compareContents([link('https://a.jp')], [link('https://b.jp')]))).toBe(1);
  });
});
