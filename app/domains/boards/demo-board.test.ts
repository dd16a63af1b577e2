import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { buildDemoBoard } from './demo-board';
import { BoardStore } from './doc';
import { containsBox, groupsAbove, overlaps } from './model';

const people = ['usr_1', 'gst_2', 'gst_3', 'gst_4', 'gst_5'];
const { update, notes } = buildDemoBoard(people, Date.UTC(2026, 10, 24, 5));
const doc = new Y.Doc();
Y.applyUpdate(doc, update);
const board = new BoardStore(doc);
const ofType = (type: string) => board.all().filter((object) => object.type === type);
const box = (id: string) => board.boxOf(id) ?? { x: 0, y: 0, w: 0, h: 0 };

describe('the demo board', () => {
  it('has some sixty notes by everybody, in islands with a name each, one of them nested', () => {
    expect(notes.length).toBeGreaterThanOrEqual(58);
    expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length);
    expect(new Set(notes.map(({ by }) => by))).toEqual(new Set(people));
    expect(ofType('note')).toHaveLength(notes.length);
    expect(ofType('group').every((group) => group.type === 'group' && group.text !== '')).toBe(true);
    expect(ofType('group').length).toBeGreaterThanOrEqual(8);
    expect(ofType('group').some(({ group }) => group !== null)).toBe(true);
    for (const type of ['frame', 'connector', 'stamp', 'pen', 'label']) expect(ofType(type)).not.toEqual([]);
  });

  it('lays notes, and islands beside each other, without overlaps', () => {
    const papers = ofType('note');
    for (const a of papers) {
      for (const b of papers) if (a.id < b.id) expect(overlaps(box(a.id), box(b.id))).toBe(false);
    }
    for (const a of ofType('group')) {
      for (const b of [...ofType('group'), ...papers]) {
        const nested = groupsAbove(board, a.id).includes(b.id) || groupsAbove(board, b.id).includes(a.id);
        if (a.id !== b.id && !nested) expect(overlaps(box(a.id), box(b.id)), `${a.id} ${b.id}`).toBe(false);
      }
    }
  });

  it('keeps every island and note inside one frame', () => {
    const frames = ofType('frame').map(({ id }) => box(id));
    for (const { id } of [...ofType('note'), ...ofType('group')]) {
      expect(frames.filter((frame) => containsBox(frame, box(id)))).toHaveLength(1);
    }
  });

  it('finds every note that a stamp, tag or connector names', () => {
    expect(ofType('connector')).toHaveLength(6);
    for (const stamp of ofType('stamp')) {
      expect(ofType('note').some(({ id }) => containsBox(box(id), box(stamp.id)))).toBe(true);
    }
    expect(ofType('note').filter(({ tags }) => tags.length > 0)).toHaveLength(10);
  });
});
