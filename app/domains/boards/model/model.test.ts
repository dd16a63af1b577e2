import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board, BoardObject, Box } from '.';
import {
  align,
  BOARD_BACKGROUND,
  boardFrom,
  COLOUR_VALUES,
  COLOURS,
  compareStacking,
  connectorLine,
  contrast,
  distribute,
  dragSet,
  fillLevel,
  fold,
  freeSpot,
  fromClipboard,
  groupPath,
  hitsObject,
  linesIn,
  nudge,
  outline,
  overlaps,
  parseObject,
  penFromPoints,
  readingOrder,
  restack,
  searchBoard,
  simplify,
  tidy,
  tidyGroup,
  toClipboard,
  withMembers,
} from '.';

const base = { z: 0, by: 'usr_a', createdAt: 0, group: null, tags: [] };
const note = (id: string, x: number, y: number, more: Partial<BoardObject> = {}): BoardObject =>
  ({
    ...base,
    id,
    type: 'note',
    at: [x, y],
    size: [100, 60],
    colour: 'yellow',
    text: id,
    ...more,
  }) as BoardObject;
const group = (id: string, inGroup: string | null = null): BoardObject => ({
  ...base,
  id,
  type: 'group',
  at: [0, 0],
  colour: 'grey',
  text: `島${id}`,
  group: inGroup,
});
const frame = (id: string, x: number, y: number, w: number, h: number): BoardObject => ({
  ...base,
  id,
  type: 'frame',
  at: [x, y],
  size: [w, h],
  colour: 'white',
  text: id,
});
const line = (id: string, from: string, to: string): BoardObject => ({
  ...base,
  id,
  type: 'connector',
  from: { object: from },
  to: { object: to },
  arrow: 'end',
  colour: 'grey',
  text: '',
});

describe('colours', () => {
  it.each(COLOURS)('%s is readable on its paper and on the board', (colour) => {
    const { paper, ink, line: stroke } = COLOUR_VALUES[colour];
    expect(contrast(paper, ink)).toBeGreaterThanOrEqual(7);
    expect(contrast(stroke, BOARD_BACKGROUND)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(stroke, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });
});

describe('reading order', () => {
  it('goes by rows, forgiving hands that don’t place exactly', () => {
    const board = boardFrom([note('d', 5, 110), note('b', 130, -12), note('c', 260, 9), note('a', 0, 0)]);
    expect(readingOrder(board)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes frame by frame and group by group, connectors last', () => {
    const board = boardFrom([
      note('loose', 0, -500),
      frame('F', 0, 0, 1000, 800),
      group('G'),
      group('H', 'G'),
      note('inH', 300, 200, { group: 'H' }),
      note('inG', 100, 200, { group: 'G' }),
      note('inF', 700, 200),
      line('L', 'loose', 'inF'),
    ]);
    expect(outline(board)).toEqual([
      {
        id: 'F',
        children: [
          {
            id: 'G',
            children: [
              { id: 'inG', children: [] },
              { id: 'H', children: [{ id: 'inH', children: [] }] },
            ],
          },
          { id: 'inF', children: [] },
        ],
      },
      { id: 'loose', children: [] },
      { id: 'L', children: [] },
    ]);
    expect(groupPath(board, 'inH')).toEqual(['島G', '島H']);
  });
});

describe('moving together', () => {
  const board = boardFrom([
    frame('F', 0, 0, 1000, 800),
    group('G'),
    note('inG', 100, 200, { group: 'G' }),
    note('outside', 2000, 0),
    line('L', 'inG', 'outside'),
  ]);

  it('takes members along with a group and contents along with a frame', () => {
    expect(withMembers(board, ['G']).sort()).toEqual(['G', 'inG']);
    expect(dragSet(board, ['F']).sort()).toEqual(['F', 'G', 'inG']);
    expect(dragSet(board, ['L'])).toEqual([]);
    expect(nudge(board, ['G'], 'ArrowRight', true).get('inG')).toEqual([140, 200]);
  });
});

describe('arranging', () => {
  const placed = fc.array(fc.tuple(fc.integer({ max: 900, min: 0 }), fc.integer({ max: 900, min: 0 })), {
    minLength: 3,
    maxLength: 12,
  });
  const moved = (board: Board, positions: ReadonlyMap<string, readonly [number, number]>): Box[] =>
    board.all().map(({ id }) => {
      const box = board.boxOf(id) ?? { x: 0, y: 0, w: 0, h: 0 };
      const at = positions.get(id) ?? [box.x, box.y];
      return { ...box, x: at[0], y: at[1] };
    });

  it('aligns, distributes and tidies whatever lies there', () => {
    fc.assert(
      fc.property(placed, (places) => {
        const board = boardFrom(places.map(([x, y], i) => note(`n${i}`, x, y)));
        const ids = board.all().map(({ id }) => id);
        expect(new Set(moved(board, align(board, ids, 'right')).map(({ x }) => x)).size).toBe(1);
        const rowed = moved(board, distribute(board, ids, 'horizontal')).sort((a, b) => a.x - b.x);
        const gaps = rowed.slice(1).map((box, i) => box.x - ((rowed[i]?.x ?? 0) + 100));
        for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0, 6);
        const grid = tidy(board, ids);
        const boxes = moved(board, grid);
        expect(boxes.some((a, i) => boxes.some((b, j) => i < j && overlaps(a, b)))).toBe(false);
        const after = boardFrom(ids.map((id) => note(id, ...(grid.get(id) ?? [0, 0]))));
        expect(readingOrder(after)).toEqual(readingOrder(board));
      }),
    );
  });

  it('tidies a group and moves a group inside it as a whole', () => {
    const board = boardFrom([
      group('G'),
      group('H', 'G'),
      note('a', 0, 0, { group: 'G' }),
      note('b', 37, 400, { group: 'H' }),
      note('c', 50, 500, { group: 'H' }),
    ]);
    const positions = tidyGroup(board, 'G', { columns: 1, gap: 10 });
    const [b, c] = [positions.get('b'), positions.get('c')];
    expect([(c?.[0] ?? 0) - (b?.[0] ?? 0), (c?.[1] ?? 0) - (b?.[1] ?? 0)]).toEqual([13, 100]);
  });

  it('finds a free spot that touches nothing', () => {
    fc.assert(
      fc.property(placed, fc.integer({ max: 900, min: 0 }), (places, near) => {
        const board = boardFrom(places.map(([x, y], i) => note(`n${i}`, x, y)));
        const [x, y] = freeSpot(board, [400, 300], [near, near]);
        const spot = { x, y, w: 400, h: 300 };
        expect(board.all().some(({ id }) => overlaps(board.boxOf(id) ?? spot, spot))).toBe(false);
      }),
    );
  });
});

describe('stacking', () => {
  const order = (board: Board) => [...board.all()].sort(compareStacking(board)).map(({ id }) => id);
  const restacked = (
    objects: BoardObject[],
    ids: string[],
    to: 'front' | 'back' | 'forward' | 'backward',
  ) => {
    const numbers = restack(boardFrom(objects), ids, to);
    return order(boardFrom(objects.map((object) => ({ ...object, z: numbers.get(object.id) ?? object.z }))));
  };
  const pile = ['a', 'b', 'c', 'd'].map((id, i) => note(id, i * 10, 0, { z: i }));

  it('brings to front and back, keeping the order among the chosen', () => {
    expect(restacked(pile, ['b', 'a'], 'front')).toEqual(['c', 'd', 'a', 'b']);
    expect(restacked(pile, ['d', 'b'], 'back')).toEqual(['b', 'd', 'a', 'c']);
  });

  it('goes one step past what it overlaps, passing what lies elsewhere', () => {
    const far = note('far', 5000, 0, { z: 1.5 });
    expect(restacked([...pile, far], ['b'], 'forward')).toEqual(['a', 'far', 'c', 'b', 'd']);
    expect(restacked([...pile, far], ['c'], 'backward')).toEqual(['a', 'c', 'b', 'far', 'd']);
    expect(restacked(pile, ['d'], 'forward')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never runs out of numbers', () => {
    let objects = pile;
    for (let i = 0; i < 200; i++) {
      const numbers = restack(boardFrom(objects), ['b'], i % 2 ? 'forward' : 'backward');
      objects = objects.map((object) => ({ ...object, z: numbers.get(object.id) ?? object.z }));
      const zs = objects.map(({ z }) => z);
      expect(new Set(zs).size).toBe(4);
    }
  });

  it('keeps frames under groups under notes', () => {
    const board = boardFrom([note('n', 0, 0, { z: -9, group: 'G' }), group('G'), frame('F', 0, 0, 9, 9)]);
    expect(order(board)).toEqual(['F', 'G', 'n']);
    expect(restacked([...board.all()], ['n'], 'back')).toEqual(['F', 'G', 'n']);
  });
});

describe('connectors', () => {
  it('meet the edges of what they join', () => {
    const box = { x: 0, y: 0, w: 100, h: 50 };
    expect(connectorLine(box, { ...box, x: 300 })).toEqual({ from: [100, 25], to: [300, 25] });
    expect(connectorLine(box, [50, 500])).toEqual({ from: [50, 50], to: [50, 500] });
    expect(connectorLine(box, box)).toEqual({ from: [50, 25], to: [50, 25] });
  });

  it('vanish with what they hang on, and are hit along their line only', () => {
    expect(boardFrom([note('a', 0, 0), line('L', 'a', 'gone')]).get('L')).toBeUndefined();
    const board = boardFrom([note('a', 0, 0), note('b', 300, 300), line('L', 'a', 'b')]);
    const connector = board.get('L');
    if (connector === undefined) throw new Error('no connector');
    expect(hitsObject(board, connector, [200, 180], 8)).toBe(true);
    expect(hitsObject(board, connector, [260, 120], 8)).toBe(false);
  });
});

describe('search', () => {
  it('folds width, case and kana, and asks for every word', () => {
    expect(fold('ＡＢＣ ﾊﾟﾝ カタカナ')).toBe('abc ぱん かたかな');
    const board = boardFrom([
      note('a', 0, 0, { text: '雪あそび パーク' } as Partial<BoardObject>),
      note('b', 0, 200, { text: '公園', tags: ['ユキ'] }),
    ]);
    expect(searchBoard(board, 'ﾕｷ')).toEqual(['b']);
    expect(searchBoard(board, 'あそび ぱーく')).toEqual(['a']);
    expect(searchBoard(board, '#ゆき')).toEqual(['b']);
    expect(searchBoard(board, '  ')).toEqual([]);
  });
});

describe('the clipboard', () => {
  it('carries objects between boards, with what is in groups and ends that stay behind', () => {
    const board = boardFrom([
      group('G'),
      note('a', 0, 0, { group: 'G', text: '"<雪> & \'氷\'"\n二行目' } as Partial<BoardObject>),
      note('b', 400, 0),
      line('L', 'a', 'b'),
    ]);
    const content = toClipboard(board, ['G', 'L']);
    const pasted = fromClipboard(content);
    if (pasted?.kind !== 'objects') throw new Error('no objects');
    expect(pasted.objects.map(({ id }) => id).sort()).toEqual(['G', 'L', 'a']);
    expect(pasted.objects.find(({ id }) => id === 'a')).toEqual(board.get('a'));
    expect(pasted.objects.find(({ id }) => id === 'L')).toMatchObject({ to: { point: [400, 30] } });
    expect(content['text/plain']).toContain('二行目');
  });

  it.each([
    ['lines', '一\r\n二\n\n  三 \n', ['一', '二', '三']],
    ['rows of a spreadsheet', '雪\t3\t\r\n"そり\n遊び"\t4\r\n', ['雪 3', 'そり\n遊び 4']],
    ['quoted cells', '"彼は""はい""と"\n"a', ['彼は"はい"と', '"a']],
    ['nothing', ' \n\t\n', []],
  ])('takes %s as notes', (_, text, lines) => expect(linesIn(text)).toEqual(lines));

  it('never throws, whatever another program copied', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (text, json) => {
        const data = JSON.stringify({ objects: json }).replaceAll('"', '&quot;');
        fromClipboard({ 'text/plain': text, 'text/html': `<div data-machinowa-objects="${data}">` });
        fromClipboard({ 'text/html': `<p data-machinowa-objects='${text}'>` });
      }),
    );
  });
});

describe('pen lines', () => {
  it('lose the points that change nothing and keep their ends', () => {
    const straight = Array.from({ length: 50 }, (_, i) => [i, 0] as const);
    expect(simplify(straight, 0.5)).toEqual([
      [0, 0],
      [49, 0],
    ]);
    const pen = penFromPoints([...straight, [49, 30]], 4);
    expect(pen).toMatchObject({ at: [0, 0], size: [49, 30], points: [0, 0, 49, 0, 49, 30] });
    expect(penFromPoints([[5, 5]], 4)?.points).toEqual([0, 0]);
    expect(penFromPoints([])).toBeNull();
  });
});

describe('stored values', () => {
  it('are read without failing or NaN, whatever they are', () => {
    const keys = [
      'type',
      'z',
      't',
      'by',
      'at',
      'size',
      'colour',
      'text',
      'group',
      'from',
      'to',
      'points',
      'natural',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom('note', 'label', 'frame', 'group', 'connector', 'pen', 'stamp', 'image', 'x'),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.anything())),
        (type, values) => {
          const object = parseObject('id', new Map([['type', type], ...values]), []);
          const text = JSON.stringify(object, (_, value: unknown) =>
            typeof value === 'number' && !Number.isFinite(value) ? 'bad number' : value,
          );
          expect(text).not.toContain('bad number');
        },
      ),
    );
  });
});

it('tells how full a board is before it is full', () => {
  expect(fillLevel({ objects: 15_999, bytes: 0 })).toBe('ok');
  expect(fillLevel({ objects: 16_000, bytes: 0 })).toBe('near');
  expect(fillLevel({ objects: 0, bytes: 24 * 1024 * 1024 })).toBe('full');
});
