import type { Operation } from '../../../../tests/factories/board-operations';

interface Regression {
  name: string;
  script: Operation[];
}

const add = (peer: number, n = 0): Operation => ({ peer, kind: 'add', a: 0, b: 0, n });
const times = (count: number, operation: Operation): Operation[] =>
  Array.from({ length: count }, () => operation);

/** Shrunk scripts of several people that once ended wrong. */
export const REGRESSIONS: readonly Regression[] = [
  {
    name: 'a value is a BigInt when an object is moved',
    script: [
      add(1),
      { peer: 1, kind: 'hostileValue', a: 0, b: 4, n: 1979 },
      { peer: 1, kind: 'align', a: 0, b: 0, n: 0 },
      ...times(5, add(0)),
    ],
  },
  {
    name: 'half a surrogate pair is typed',
    script: [
      add(1, 1718),
      { peer: 1, kind: 'type', a: 0, b: 0, n: 7 },
      ...times(4, add(0)),
      { peer: 1, kind: 'type', a: 0, b: 0, n: 544 },
    ],
  },
];

/** Shrunk scripts of one person after which undoing and redoing everything led elsewhere. */
export const OWN_REGRESSIONS: readonly Regression[] = [
  {
    name: 'a text made anew by redo is joined with what is typed beside it',
    script: [
      ...times(3, add(0)),
      { peer: 0, kind: 'group', a: 0, b: 1, n: 0 },
      { peer: 0, kind: 'duplicate', a: 8, b: 0, n: 0 },
      { peer: 0, kind: 'remove', a: 4, b: 0, n: 0 },
      ...times(2, { peer: 0, kind: 'group', a: 0, b: 0, n: 0 }),
      ...times(3, add(0)),
      { peer: 0, kind: 'group', a: 0, b: 0, n: 0 },
      add(0, 163),
      { peer: 0, kind: 'ungroup', a: 4, b: 0, n: 0 },
      { peer: 0, kind: 'type', a: 20, b: 0, n: 1325 },
      ...times(2, add(0)),
      { peer: 0, kind: 'type', a: 24, b: 0, n: 0 },
      ...times(5, add(0)),
    ],
  },
];
