import { expect, test } from 'vitest';
import { classIn, type ShownFigure, withClasses } from '.';

const AREAS = [
  { code: '011002', kind: 'city' },
  { code: '011011', kind: 'ward' },
  { code: '011029', kind: 'ward' },
  { code: '011011-01', kind: 'centre' },
  { code: '011011-02', kind: 'centre' },
] as const;

const figure = (values: ShownFigure['values']): ShownFigure => ({
  id: 'x',
  label: 'x',
  unit: '',
  digits: 0,
  isShare: false,
  hasYears: true,
  year: 2020,
  projected: false,
  fictional: false,
  values,
});

test('areas of the smallest kind are compared, and their wards’ sums are not among them', () => {
  const classed = withClasses(figure({ '011011': 900, '011011-01': 10, '011011-02': 20 }), AREAS);
  expect(classed.kind).toBe('centre');
  expect(classed.classes.at(-1)?.from).toBeLessThanOrEqual(20);
  expect(classIn(classed, '011011-01')).toBe(0);
});

test('where only wards are known, wards are compared', () => {
  const classed = withClasses(figure({ '011011': 100, '011029': 50, '011011-01': null }), AREAS);
  expect(classed.kind).toBe('ward');
  expect([classIn(classed, '011029'), classIn(classed, '011011')]).toEqual([0, classed.classes.length - 1]);
  expect(classIn(classed, '011011-01')).toBeNull();
});

test('a figure nobody knows has no classes', () => {
  expect(withClasses(figure({}), AREAS)).toMatchObject({ kind: 'centre', classes: [] });
});
