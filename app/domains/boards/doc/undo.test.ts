import { describe, expect, it } from 'vitest';
import type { Peer } from '../../../../tests/factories/board-peers';
import { BoardNetwork } from '../../../../tests/factories/board-peers';
import { addObject, addTag, deleteObjects, groupObjects, placeObjects, putInto, recolour, setText } from '.';

function meeting(): { network: BoardNetwork; me: Peer; you: Peer } {
  const network = new BoardNetwork(2);
  const [me, you] = network.peers;
  if (me === undefined || you === undefined) throw new Error('nobody is there');
  return { network, me, you };
}

function addNote(peer: Peer, text = ''): string {
  return addObject(peer.writer, { type: 'note', at: [0, 0], size: [200, 140], colour: 'yellow', text });
}

function textOn(peer: Peer, id: string): string | null {
  const object = peer.store.get(id);
  return object?.type === 'note' ? object.text : null;
}

describe('undo', () => {
  it('takes back one action at a time and gives it again', () => {
    const { me } = meeting();
    const id = addNote(me);
    recolour(me.writer, [id], 'pink');
    me.undo.undo();
    expect(me.store.get(id)).toMatchObject({ colour: 'yellow' });
    me.undo.redo();
    expect(me.store.get(id)).toMatchObject({ colour: 'pink' });
    me.undo.undo();
    me.undo.undo();
    expect(me.store.get(id)).toBeUndefined();
    expect(me.undo.canUndo).toBe(false);
  });

  it('counts a drag as one step, and what comes after as another', () => {
    const { me } = meeting();
    const id = addNote(me);
    me.undo.beginGesture();
    for (const x of [10, 20, 30]) placeObjects(me.writer, [[id, [x, 0]]]);
    me.undo.endGesture();
    placeObjects(me.writer, [[id, [99, 0]]]);
    me.undo.undo();
    expect(me.store.boxOf(id)?.x).toBe(30);
    me.undo.undo();
    expect(me.store.boxOf(id)?.x).toBe(0);
  });

  it('merges typing until a pause or another note', () => {
    const { network, me } = meeting();
    const [a, b] = [addNote(me), addNote(me)];
    for (const text of ['雪', '雪あ', '雪あそ', '雪あそび']) {
      setText(me.writer, a, text);
      network.pause(300);
    }
    setText(me.writer, b, '灯');
    network.pause(900);
    setText(me.writer, b, '灯り');
    me.undo.undo();
    expect(textOn(me, b)).toBe('灯');
    me.undo.undo();
    expect([textOn(me, a), textOn(me, b)]).toEqual(['雪あそび', '']);
    me.undo.undo();
    expect(textOn(me, a)).toBe('');
  });

  it('takes back only one’s own letters in a shared text', () => {
    const { network, me, you } = meeting();
    const id = addNote(me);
    network.settle();
    setText(me.writer, id, '雪だるま');
    network.settle();
    setText(you.writer, id, '大きな雪だるま');
    network.settle();
    me.undo.undo();
    expect(textOn(me, id)).toBe('大きな');
    me.undo.redo();
    expect(textOn(me, id)).toBe('大きな雪だるま');
  });

  it.each<[string, (you: Peer, id: string) => void]>([
    ['writing', (you, id) => setText(you.writer, id, 'いいね')],
    ['colouring', (you, id) => recolour(you.writer, [id], 'green')],
    ['tagging', (you, id) => addTag(you.writer, [id], '冬')],
    [
      'connecting',
      (you, id) =>
        void addObject(you.writer, {
          type: 'connector',
          from: { object: id },
          to: { point: [9, 9] },
          colour: 'grey',
          arrow: 'end',
          text: '',
        }),
    ],
  ])('leaves a note one made as it is once somebody else has worked on it by %s', (_, work) => {
    const { network, me, you } = meeting();
    const id = addNote(me, 'そり');
    network.settle();
    work(you, id);
    network.settle();
    const before = me.store.get(id);
    me.undo.undo();
    expect(me.store.get(id)).toEqual(before);
    expect(before).toBeDefined();
  });

  it('keeps a group one made while somebody else’s note is in it', () => {
    const { network, me, you } = meeting();
    const mine = addNote(me);
    const yours = addNote(you);
    const group = groupObjects(me.writer, [mine], { text: '遊ぶ' });
    network.settle();
    putInto(you.writer, [yours], group);
    network.settle();
    me.undo.undo();
    expect(me.store.get(group ?? '')).toBeDefined();
    expect(me.store.get(yours)?.group).toBe(group);
  });

  it('brings a deleted note back with what others wrote in it', () => {
    const { network, me, you } = meeting();
    const id = addNote(you, 'かまくら');
    network.settle();
    deleteObjects(me.writer, [id]);
    network.settle();
    me.undo.undo();
    network.settle();
    expect(you.store.get(id)).toMatchObject({ text: 'かまくら', by: 'gst_1' });
    you.undo.undo();
    network.settle();
    expect(textOn(me, id)).toBe('かまくら');
  });

  it('leaves a value that somebody else has set since', () => {
    const { network, me, you } = meeting();
    const id = addNote(me);
    network.settle();
    recolour(me.writer, [id], 'pink');
    network.settle();
    recolour(you.writer, [id], 'blue');
    network.settle();
    me.undo.undo();
    expect(me.store.get(id)).toMatchObject({ colour: 'blue' });
  });

  it('keeps apart what is typed side by side after a note was deleted and brought back', () => {
    const { network, me } = meeting();
    const id = addNote(me);
    setText(me.writer, id, '公園');
    network.pause(1000);
    setText(me.writer, id, '冬の公園', 2);
    deleteObjects(me.writer, [id]);
    me.undo.undo();
    expect(textOn(me, id)).toBe('冬の公園');
    me.undo.undo();
    expect(textOn(me, id)).toBe('公園');
  });

  it('tells when there is something to undo', () => {
    const { me } = meeting();
    const seen: boolean[] = [];
    const stop = me.undo.onChange(() => seen.push(me.undo.canUndo));
    addNote(me);
    me.undo.undo();
    stop();
    addNote(me);
    expect(seen).toEqual([true, expect.any(Boolean), false]);
  });
});
