import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES, moveItem, schedule, totalMinutes } from './agenda';
import {
  currentBoardId,
  currentPermission,
  handQueue,
  neighbourPhase,
  PERSON_COLOURS,
  type Phase,
  pickColour,
  type RoomPerson,
} from './session';

const phase = (id: string, over: Partial<Phase> = {}): Phase => ({
  id,
  position: 0,
  title: id,
  instruction: '',
  minutes: 5,
  permission: 'write',
  boardId: `brd_${id}`,
  mapId: null,
  votesEach: 3,
  votesPerNote: 1,
  ...over,
});

const phases = [
  phase('a'),
  phase('b', { permission: 'vote' }),
  phase('c', { permission: 'look', boardId: null }),
];

describe('what participants may do', () => {
  it.each([
    ['planned', 'a', 'look'],
    ['running', 'a', 'write'],
    ['running', 'b', 'vote'],
    ['running', 'c', 'look'],
    ['running', null, 'look'],
    ['ended', 'a', 'look'],
  ] as const)('%s in phase %s: %s', (status, phaseId, permission) => {
    expect(currentPermission({ status, phaseId, phases })).toBe(permission);
  });

  it('is writing in a running session without an agenda', () => {
    expect(currentPermission({ status: 'running', phaseId: null, phases: [] })).toBe('write');
  });
});

describe('the agenda', () => {
  it('knows its neighbours and the board in use', () => {
    expect(neighbourPhase({ phases, phaseId: null }, 1)?.id).toBe('a');
    expect(neighbourPhase({ phases, phaseId: null }, -1)).toBeNull();
    expect(neighbourPhase({ phases, phaseId: 'b' }, 1)?.id).toBe('c');
    expect(neighbourPhase({ phases, phaseId: 'c' }, 1)).toBeNull();
    const boards = [{ id: 'brd_1', title: '', locked: false, lockedObjects: [] }];
    expect(currentBoardId({ phases, phaseId: 'b', boards })).toBe('brd_b');
    expect(currentBoardId({ phases, phaseId: 'c', boards })).toBeNull();
    expect(currentBoardId({ phases: [], phaseId: null, boards })).toBe('brd_1');
  });

  it('adds up and moves', () => {
    expect(totalMinutes(phases)).toBe(15);
    expect(schedule(phases)).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: 10 },
      { from: 10, to: 15 },
    ]);
    expect(moveItem(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moveItem(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('comes in templates as long as their names promise', () => {
    const minutes = Object.fromEntries(
      BUILT_IN_TEMPLATES.map((template) => [template.id, totalMinutes(template.phases)]),
    );
    expect(minutes).toEqual({ kj: 120, ideas: 60, review: 30, short: 15 });
  });
});

it('raised hands queue by time', () => {
  const person = (id: string, handRaisedAt: number | null): RoomPerson => ({
    id,
    name: id,
    colour: '#000',
    role: 'participant',
    status: 'in',
    online: true,
    handRaisedAt,
    done: null,
  });
  const queue = handQueue([person('a', 30), person('b', null), person('c', 10), person('d', 30)]);
  expect(queue.map((one) => one.id)).toEqual(['c', 'a', 'd']);
});

describe('colours of people', () => {
  it('hold white text at 4.5 : 1', () => {
    for (const colour of PERSON_COLOURS) expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(4.5);
  });

  it('are spread evenly', () => {
    const taken: string[] = [];
    for (let i = 0; i < PERSON_COLOURS.length * 2; i += 1) taken.push(pickColour(taken));
    for (const colour of PERSON_COLOURS) expect(taken.filter((one) => one === colour)).toHaveLength(2);
  });
});

function contrastWithWhite(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
