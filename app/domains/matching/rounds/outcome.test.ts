import { expect, test } from 'vitest';
import { runBilateral } from './bilateral';
import { DEFAULT_ROUND_SETTINGS, type Participant, type RoundInput } from './model';
import { concernedBy, differenceOf, groupsOf, outcomeOf } from './outcome';
import { runRound } from './run';

const one = (id: string, list: string[][], over: Partial<Participant> = {}): Participant => ({
  id,
  side: id.startsWith('f') ? 'first' : 'second',
  type: id.startsWith('f') ? 'npo' : 'chonaikai',
  ward: null,
  capacity: 1,
  list,
  awards: [],
  ...over,
});
const input = (method: RoundInput['method']): RoundInput => ({
  method,
  seed: 1,
  fiscalYear: 2026,
  excluded: [],
  settings: DEFAULT_ROUND_SETTINGS,
  participants: [
    one('f1', [['s1'], ['s2']]),
    one('f2', [['s1'], ['s2']]),
    one('s1', [['f1'], ['f2']]),
    one('s2', [['f1'], ['f2']]),
  ],
});

test('a change by hand is judged: who would rather be together is shown', () => {
  const bilateral = input('bilateral');
  const result = runBilateral(bilateral);
  expect(groupsOf(result)).toEqual([
    ['f1', 's1'],
    ['f2', 's2'],
  ]);
  expect(outcomeOf(bilateral, result, [])).toBe(result);
  const changed = outcomeOf(bilateral, result, [
    { kind: 'remove_pair', first: 'f1', second: 's1' },
    { kind: 'add_pair', first: 'f2', second: 's1' },
  ]);
  expect(groupsOf(changed)).toEqual([
    ['f2', 's1'],
    ['f2', 's2'],
  ]);
  expect(changed).toMatchObject({
    blockingPairs: [
      { first: 'f1', second: 's1', firstGivesUp: null, secondGivesUp: 'f2' },
      { first: 'f1', second: 's2', firstGivesUp: null, secondGivesUp: 'f2' },
    ],
    unplaced: { f1: { code: 'by_hand' } },
  });
  expect(differenceOf(result, changed)).toEqual({ onlyA: [['f1', 's1']], onlyB: [['f2', 's1']], both: 1 });
});

test('projects by hand get their points, and the same twice is one', async () => {
  const consortia = input('consortia');
  const result = await runRound(consortia);
  expect(groupsOf(result)).toHaveLength(2);
  const add = { kind: 'add_project' as const, lead: 'f1', partners: ['s2', 's1', 's2'] };
  const changed = outcomeOf(consortia, result, [
    { kind: 'remove_project', lead: 'f1', partners: ['s1'] },
    add,
    add,
  ]);
  expect(changed.method === 'consortia' && changed.chosen[0]).toEqual({
    lead: 'f1',
    partners: ['s1', 's2'],
    worst: 947,
    total: 1947,
    wait: 10,
  });
  expect(concernedBy(add)).toEqual(['f1', 's2', 's1', 's2']);
});

test('who is alone because of a change by hand is told so, not that others were preferred or that something is full', async () => {
  const bilateral = input('bilateral');
  const apart = outcomeOf(bilateral, runBilateral(bilateral), [
    { kind: 'remove_pair', first: 'f1', second: 's1' },
  ]);
  expect(apart.unplaced).toEqual({ f1: { code: 'by_hand' }, s1: { code: 'by_hand' } });

  const consortia = input('consortia');
  const result = await runRound(consortia);
  const [[lead = '', partner = ''] = []] = groupsOf(result);
  const without = outcomeOf(consortia, result, [{ kind: 'remove_project', lead, partners: [partner] }]);
  expect(without.unplaced).toEqual({ [lead]: { code: 'by_hand' }, [partner]: { code: 'by_hand' } });
});
