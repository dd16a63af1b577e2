import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyProfile, need, pair, profile, settings } from '../../../../tests/factories/profiles';
import { explainTerms, FIT_TERMS, type Profile, raisesFor, termsOf } from './index';

describe('explanations', () => {
  const weights = settings.weights;
  const look = (a: Profile, b: Profile) => {
    const [own, other] = pair(a, b);
    const terms = termsOf(own, other);
    return { own, other, terms, weights };
  };

  test('tell each weighed term once, needs from both sides, unknown ones as unknown', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        const sentences = explainTerms(look(a, b));
        expect(sentences).toHaveLength(FIT_TERMS.length + 1);
        for (const { value, code } of sentences) expect(code.startsWith('unknown')).toBe(value === null);
      }),
    );
    const sentences = explainTerms(
      look(
        profile({ needs: [need('hall'), need('design')], fields: [2], areas: ['011070-03'] }),
        profile({ id: 'org_b', offers: ['hall'], fields: [2, 3], areas: ['011070-03'] }),
      ),
    );
    expect(sentences[0]).toMatchObject({
      direction: 'own',
      code: 'met',
      count: 1,
      total: 2,
      items: ['hall'],
    });
    expect(sentences[1]).toMatchObject({ direction: 'other', code: 'unknown_needs' });
    expect(sentences[2]).toMatchObject({ term: 'field', code: 'common', items: ['2'] });
    expect(sentences[3]).toMatchObject({ term: 'distance', code: 'area' });
  });

  test('what would raise it is only what the reader can write, and it would raise it', () => {
    const other = profile({
      id: 'org_b',
      offers: ['hall'],
      needs: [need('design'), need('web_sns')],
      fields: [3],
    });
    expect(raisesFor(look(profile(), other)).map(({ code }) => code)).toEqual([
      'write_fields',
      'write_needs',
      'write_offers',
    ]);
    const known = raisesFor(look(profile({ needs: [need('hall')], offers: ['design'], fields: [3] }), other));
    expect(known).toMatchObject([{ code: 'offer_terms', items: ['web_sns'] }]);
    fc.assert(
      fc.property(anyProfile, anyProfile, (a, b) => {
        for (const { gain } of raisesFor(look(a, b))) expect(gain).toBeGreaterThan(0);
      }),
    );
    expect(raisesFor(look(profile(), profile({ id: 'org_b' }))).map(({ code }) => code)).toEqual([]);
  });
});
