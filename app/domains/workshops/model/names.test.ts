import { describe, expect, it } from 'vitest';
import { cleanName, countGraphemes, MAX_NAME_LENGTH, nameKey, suggestDistinctName } from './names';

const name = (input: string) => {
  const cleaned = cleanName(input);
  return cleaned.ok ? cleaned.name : cleaned.problem;
};

describe('cleanName', () => {
  it.each([
    ['  さとう　', 'さとう'],
    ['山田　花子', '山田　花子'],
    ['山田   花子', '山田 花子'],
    ['ｻﾄｳ', 'サトウ'],
    ['ｶﾞｸ', 'ガク'],
    ['か\u3099くと', 'がくと'],
    ['Ａさん', 'Ａさん'],
    ['①班', '①班'],
    ['👩‍🌾', '👩‍🌾'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
    ['\u202Eevil\u202C', 'evil'],
    ['a\u200Bb', 'ab'],
  ])('%j becomes %j', (input, expected) => expect(name(input)).toBe(expected));

  it.each(['', '   ', '\u3000', '\u200B', '\u3164', '\u2800', '\u200D', '\u0301'])('%j is no name', (input) =>
    expect(name(input)).toBe('name_empty'),
  );

  it.each(['a\u0000b', 'a\nb', 'a\tb', 'a\u2028b', '\uE000'])('%j has characters that are refused', (input) =>
    expect(name(input)).toBe('name_characters'),
  );

  it('counts as people count, and refuses more than 40', () => {
    expect(countGraphemes('👨‍👩‍👧‍👦が葛\u{E0100}')).toBe(3);
    expect(name('あ'.repeat(MAX_NAME_LENGTH))).toHaveLength(MAX_NAME_LENGTH);
    expect(name('👩‍🌾'.repeat(MAX_NAME_LENGTH))).not.toBe('name_long');
    expect(name('あ'.repeat(MAX_NAME_LENGTH + 1))).toBe('name_long');
    expect(name(`e${'\u0301'.repeat(500)}`)).toBe('name_long');
  });
});

describe('suggestDistinctName', () => {
  it('says nothing when the name is alone', () => {
    expect(suggestDistinctName('さとう', ['すずき'])).toBeNull();
  });

  it('marks a name that others have, also in another script or width', () => {
    expect(suggestDistinctName('さとう', ['サトウ'])).toBe('さとう（2）');
    expect(suggestDistinctName('Ken', ['ＫＥＮ', 'ken（2）'])).toBe('Ken（3）');
    expect(nameKey('山田 花子')).toBe(nameKey('山田　花子'));
  });

  it('keeps to the length of a name', () => {
    const long = 'あ'.repeat(MAX_NAME_LENGTH);
    const suggestion = suggestDistinctName(long, [long]) ?? '';
    expect(suggestion.endsWith('（2）')).toBe(true);
    expect(countGraphemes(suggestion)).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });
});
