import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLASS_COLOURS, classesOf, classOf, colourOf } from './classes';

test('bounds are numbers one can say', () => {
  const values = Array.from({ length: 87 }, (_, i) => 21.37 + i * 0.213);
  expect(classesOf(values)).toEqual([
    { from: null, to: 25 },
    { from: 25, to: 28.5 },
    { from: 28.5, to: 32.5 },
    { from: 32.5, to: 36 },
    { from: 36, to: null },
  ]);
});

test('few values make few classes, none makes none', () => {
  expect(classesOf([])).toEqual([]);
  expect(classesOf([Number.NaN])).toEqual([]);
  expect(classesOf([7, 7, 7])).toEqual([{ from: null, to: null }]);
});

test('every value lies in exactly one class and has a colour', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 90 }),
      (values) => {
        const classes = classesOf(values);
        expect(classes.length).toBeLessThanOrEqual(5);
        for (const value of values) {
          const index = classOf(classes, value);
          expect(index).toBeGreaterThanOrEqual(0);
          expect(CLASS_COLOURS).toContain(colourOf(index, classes.length));
        }
        for (const [i, one] of classes.entries()) expect(one.from).toBe(i === 0 ? null : classes[i - 1]?.to);
      },
    ),
  );
});
