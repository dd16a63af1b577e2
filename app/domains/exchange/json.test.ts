import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addObjects, createBoardDoc, readBoard } from '~/domains/boards/doc';
import type { Board } from '~/domains/boards/model';
import { anyOperations, perform } from '../../../tests/factories/board-operations';
import { BoardNetwork } from '../../../tests/factories/board-peers';
import { draftsFromBoard } from './import';
import { boardFromJson, boardToJson } from './json';

const everything = (board: Board) => [...board.all()].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a board as JSON', () => {
  it('comes back equal', () => {
    fc.assert(
      fc.property(anyOperations(2), (script) => {
        const network = new BoardNetwork(2);
        for (const operation of script) perform(network, operation);
        network.settle();
        const board = readBoard(network.server);
        const read = boardFromJson(boardToJson({ board, title: '冬', exportedAt: 0 }));
        if (!read.ok) throw new Error(read.reason);
        const doc = createBoardDoc();
        addObjects(
          { doc, origin: null, by: 'import', now: () => 0 },
          draftsFromBoard(read.objects, readBoard(doc)),
        );
        expect(read).toMatchObject({ title: '冬', rejected: [] });
        expect(everything(readBoard(doc))).toEqual(everything(board));
        network.destroy();
      }),
      { numRuns: 100 },
    );
  });

  it('gets new ids, with references following, where the board has the old ones', () => {
    const doc = createBoardDoc();
    const writer = { doc, origin: null, by: 'usr_a', now: () => 0 };
    const note = { type: 'note', at: [0, 0], size: [9, 9], colour: 'pink', text: 'a' } as const;
    addObjects(writer, [
      { ...note, id: 'n1', group: 'g' },
      { ...note, id: 'n2' },
      { id: 'g', type: 'group', at: [0, 0], colour: 'grey', text: '島' },
      {
        id: 'c',
        type: 'connector',
        from: { object: 'n1' },
        to: { object: 'n2' },
        arrow: 'end',
        colour: 'grey',
        text: '',
      },
    ]);
    addObjects(writer, draftsFromBoard(readBoard(doc).all(), readBoard(doc)));
    const board = readBoard(doc);
    expect(board.all()).toHaveLength(8);
    expect(board.membersOf('g')).toHaveLength(1);
    expect(board.connectorsOf('n1')).toEqual(['c']);
  });

  it.each([
    ['{', 'not_json'],
    ['[]', 'not_a_board'],
    ['{"format":"tldraw"}', 'not_a_board'],
    ['{"format":"machinowa-board","version":2,"objects":[]}', 'newer'],
  ])('refuses %s', (content, reason) => expect(boardFromJson(content)).toEqual({ ok: false, reason }));

  it('names what it could not read', () => {
    const objects = [{ id: 'a', type: 'note' }, 7, { id: 'b', type: 'laser' }, { id: 'a', type: 'note' }];
    const read = boardFromJson(JSON.stringify({ format: 'machinowa-board', version: 1, title: '', objects }));
    expect(read).toMatchObject({ ok: true, rejected: [1, 2, 3] });
  });
});
