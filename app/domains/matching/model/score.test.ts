import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyProfile, anySettings, NOW, prepared, profile, unit } from '../../../../tests/factories/profiles';
import { LIFT, type Profile, scoreOf, standingOf } from './index';

describe('standing', () => {
  test('keeps scores between 0 and 1 and the order of fits', () => {
    fc.assert(
      fc.property(anyProfile, anySettings, unit, unit, (one, { damping }, low, high) => {
        const [p] = prepared(one);
        if (!p) throw new Error('lost');
        const standing = standingOf(p, damping, { now: NOW, year: 2026 });
        const [a, b] = [Math.min(low, high), Math.max(low, high)];
        const scores = [scoreOf(a, standing), scoreOf(b, standing)] as const;
        expect(scores[0]).toBeGreaterThanOrEqual(0);
        expect(scores[1]).toBeLessThanOrEqual(1);
        expect(scores[0]).toBeLessThanOrEqual(scores[1] + 1e-12);
      }),
    );
  });

  test('the more often shown and the more often awarded, the lower; a newcomer is lifted', () => {
    const damping = { exposure: 0.5, awards: 0.5, newcomers: 1 };
    const score = (over: Partial<Profile>) => {
      const [p] = prepared(profile(over));
      return p ? scoreOf(0.6, standingOf(p, damping, { now: NOW, year: 2026 })) : 0;
    };
    expect(score({})).toBe(0.6);
    expect(score({ exposure: 10 })).toBeCloseTo(0.45);
    expect(score({ exposure: 40 })).toBeLessThan(score({ exposure: 10 }));
    expect(score({ awards: [2026] })).toBeLessThan(score({ awards: [2022] }));
    expect(score({ awards: [2026, 2025] })).toBeLessThan(score({ awards: [2026] }));
    expect(score({ createdAt: NOW })).toBeCloseTo(0.6 + LIFT * 0.4);
    expect(score({ createdAt: NOW, awards: [2022] })).toBeLessThan(0.6);
  });
});
