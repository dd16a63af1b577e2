import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organisationContent } from '../../../../tests/factories/organisations';
import { differingParts, mergeEdits, missingParts } from './changes';
import { organisationSortKey } from './sort-key';

const word = fc.constantFrom('', '雪', '公園', '祭り');
const content = fc
  .record({ summary: word, description: word, nameEn: word, capacity: fc.constantFrom(null, 1, 2) })
  .map(organisationContent);

describe('two edits of one entry', () => {
  it('lose nothing: what one changed stands, what both changed is mine and said', () => {
    fc.assert(
      fc.property(content, content, content, (base, theirs, mine) => {
        const merged = mergeEdits(base, theirs, mine);
        for (const part of differingParts(base, mine)) expect(merged.content[part]).toEqual(mine[part]);
        for (const part of merged.taken) expect(merged.content[part]).toEqual(theirs[part]);
        const unlike = differingParts(theirs, merged.content);
        for (const part of unlike) {
          const onlyMine = !differingParts(base, theirs).includes(part);
          expect(onlyMine || merged.disputed.includes(part)).toBe(true);
        }
      }),
    );
  });

  it('that are the same are no dispute', () => {
    const base = organisationContent();
    const both = organisationContent({ summary: '雪' });
    expect(mergeEdits(base, both, both)).toMatchObject({ taken: [], disputed: [] });
  });
});

it('does not tell offers apart by their ids', () => {
  const offer = (id: string) => organisationContent({ offers: [{ id, term: 'tools', text: '' }] });
  expect(differingParts(offer('a'), offer('b'))).toEqual([]);
});

it('says what would help to find a partner', () => {
  expect(missingParts(organisationContent())).toContain('needs');
  expect(missingParts(organisationContent({ capacity: 0 }))).not.toContain('capacity');
});

it.each([
  ['特定非営利活動法人ゆきの会', 'とくていひえいりかつどうほうじん　ゆきのかい', 'ゆきのかい'],
  ['ゆきの会', 'ユキノカイ', 'ゆきのかい'],
  ['株式会社ゆき', 'かぶしきがいしゃゆき', 'ゆき'],
  ['ゆき', '', 'ゆき'],
])('orders %s without its legal form', (name, kana, key) => {
  expect(organisationSortKey(name, kana)).toBe(key);
});
