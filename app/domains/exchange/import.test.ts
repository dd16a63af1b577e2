import { describe, expect, it } from 'vitest';
import type { Writer } from '~/domains/boards/doc';
import { addObjects, createBoardDoc, readBoard } from '~/domains/boards/doc';
import { groupPath, overlaps } from '~/domains/boards/model';
import { draftsFor, IMPORT_LIMIT, readLines } from './import';

describe('importing notes', () => {
  it('makes one note of each pasted line and names those beyond the limit', () => {
    expect(readLines('雪あそび\n\n そり \n').notes.map(({ text }) => text)).toEqual(['雪あそび', 'そり']);
    const many = readLines(Array.from({ length: IMPORT_LIMIT.rows + 1 }, (_, i) => `${i}`).join('\n'));
    expect(many.problems).toEqual([{ line: 2001, column: null, value: '2000', reason: 'too_many_rows' }]);
  });

  it('lays notes and nested groups out in a free spot, touching nothing', () => {
    const doc = createBoardDoc();
    const writer: Writer = { doc, origin: null, by: 'usr_a', now: () => 1 };
    const [there] = addObjects(writer, [
      { type: 'note', at: [0, 0], size: [900, 900], colour: 'pink', text: '先にあるふせん' },
    ]);
    const notes = Array.from({ length: 30 }, (_, i) => ({
      text: `ふせん${i}`,
      groups: [[], ['遊ぶ'], ['遊ぶ', '雪'], ['食べる']][i % 4] ?? [],
      colour: 'yellow' as const,
      tags: [],
    }));
    const ids = addObjects(writer, draftsFor(notes, readBoard(doc), [100, 100]));
    const board = readBoard(doc);
    const made = board.all().filter(({ type }) => type === 'note');
    for (const a of made) {
      for (const b of made) {
        const [boxA, boxB] = [board.boxOf(a.id), board.boxOf(b.id)];
        if (a.id < b.id && boxA && boxB) expect(overlaps(boxA, boxB)).toBe(false);
      }
    }
    expect(made).toHaveLength(31);
    expect(ids).toHaveLength(33);
    expect(made.filter(({ id }) => id !== there).every(({ by }) => by === 'import')).toBe(true);
    const paths = made.map(({ id }) => groupPath(board, id).join('/'));
    expect(new Set(paths)).toEqual(new Set(['', '遊ぶ', '遊ぶ/雪', '食べる']));
  });
});
