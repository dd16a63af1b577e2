import fc from 'fast-check';
import { expect, it } from 'vitest';
import { organisationContent } from '../../../../tests/factories/organisations';
import { MERGE_PARTS, type MergeSide, mergeContents, mergeRows, proposedToKeep } from './merge';
import type { OrganisationContent } from './organisation';

const EMPTY = organisationContent({ type: 'group', legalForm: 'none', name: 'ゆきあかり' });

const text = fc.constantFrom('', 'い', 'ろ');
const number = fc.constantFrom(null, 1, 2);
const code = fc.constantFrom(null, 'x', 'y');
const offer = fc.record({
  id: fc.constantFrom('off_1', 'off_2', 'off_3'),
  term: fc.constantFrom('hall', 'tools'),
  text,
});
const need = fc.record({
  id: fc.constantFrom('nee_1', 'nee_2'),
  term: fc.constantFrom('hall', 'tools'),
  text,
  urgency: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
  fromDay: fc.constantFrom(null, '2026-12-01'),
  toDay: fc.constant(null),
  success: text,
});
const entries: fc.Arbitrary<OrganisationContent> = fc.record({
  type: fc.constantFrom<OrganisationContent['type']>('npo', 'group'),
  legalForm: fc.constantFrom<OrganisationContent['legalForm']>('none', 'npo', 'llc'),
  corporateNumber: code,
  name: fc.constantFrom('い', 'ろ'),
  kana: text,
  nameEn: text,
  summary: text,
  description: text,
  foundedYear: number,
  people: number,
  capacity: number,
  website: text,
  contact: fc.record({ name: text, email: text, phone: text }),
  contactVisibility: fc.constantFrom<OrganisationContent['contactVisibility']>(
    'public',
    'signed_in',
    'staff',
  ),
  place: fc.record({ postalCode: text, address: text, lat: number, lng: number }),
  homeArea: code,
  fields: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
  areas: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  languages: fc.uniqueArray(fc.constantFrom('ja', 'en')),
  styles: fc.uniqueArray(fc.constantFrom<OrganisationContent['styles'][number]>('online', 'events')),
  times: fc.uniqueArray(fc.constantFrom<OrganisationContent['times'][number]>('weekday_day', 'weekend_day')),
  offers: fc.array(offer, { maxLength: 3 }),
  needs: fc.array(need, { maxLength: 3 }),
});
const choices = fc.dictionary(fc.constantFrom(...MERGE_PARTS), fc.constantFrom<MergeSide>('kept', 'gone'));

const LISTS = ['fields', 'areas', 'languages', 'styles', 'times'] as const;
const VISIBLE_TO = { staff: 0, signed_in: 1, public: 2 } as const;
const said = (value: unknown): boolean =>
  value !== null &&
  value !== '' &&
  value !== 'none' &&
  (typeof value !== 'object' || Object.values(value as object).some(said));

it('loses nothing silently: every value of both is in the result or named as set aside', () => {
  fc.assert(
    fc.property(entries, entries, choices, (kept, gone, chosen) => {
      const { content, setAside } = mergeContents(kept, gone, chosen);
      for (const [side, source] of [
        ['kept', kept],
        ['gone', gone],
      ] as const) {
        for (const part of MERGE_PARTS) {
          const row = mergeRows(kept, gone).find((one) => one.part === part);
          for (const [key, value] of Object.entries(row?.[side] ?? {}).filter(([, one]) => said(one))) {
            const result = content[key as keyof OrganisationContent];
            const isIn = JSON.stringify(result) === JSON.stringify(value);
            const isNamed = setAside.some((aside) => aside.part === part && aside.side === side);
            expect([part, key, isIn || isNamed]).toEqual([part, key, true]);
          }
        }
        for (const list of LISTS) expect(content[list]).toEqual(expect.arrayContaining([...source[list]]));
        const words = ({ id: _id, ...rest }: { id: string }) => rest;
        expect(content.offers.map(words)).toEqual(expect.arrayContaining(source.offers.map(words)));
        expect(content.needs.map(words)).toEqual(expect.arrayContaining(source.needs.map(words)));
      }
    }),
  );
});

it('shows contact and address to nobody who could not see them before', () => {
  fc.assert(
    fc.property(entries, entries, choices, (kept, gone, chosen) => {
      const { content } = mergeContents(kept, gone, chosen);
      for (const key of ['contact', 'place'] as const) {
        if (!said(content[key])) continue;
        const from = [kept, gone].filter((one) => JSON.stringify(one[key]) === JSON.stringify(content[key]));
        expect(from.length).toBeGreaterThan(0);
        const before = Math.max(...from.map((one) => VISIBLE_TO[one.contactVisibility]));
        expect(VISIBLE_TO[content.contactVisibility]).toBeLessThanOrEqual(before);
      }
    }),
  );
});

it('an entry merged with itself stays as it is', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      expect(mergeContents(entry, entry)).toEqual({ content: entry, setAside: [] });
    }),
  );
});

it('fills what says nothing, and keeps what says something unless somebody chooses', () => {
  const gone: OrganisationContent = {
    ...EMPTY,
    name: 'NPO法人ゆきあかり',
    legalForm: 'npo',
    kana: 'ゆきあかり',
    contact: { name: '', email: '', phone: '011-000-0000' },
    contactVisibility: 'staff',
  };
  const { content, setAside } = mergeContents(EMPTY, gone);
  expect(content).toEqual({ ...gone, name: 'ゆきあかり' });
  expect(setAside).toEqual([{ part: 'name', side: 'gone', values: { name: 'NPO法人ゆきあかり' } }]);
  expect(mergeContents(EMPTY, gone, { name: 'gone' })).toMatchObject({
    content: { name: 'NPO法人ゆきあかり' },
    setAside: [{ part: 'name', side: 'kept', values: { name: 'ゆきあかり' } }],
  });
});

it('proposes to keep the entry with people, then the listed, then the one with a number, then the older', () => {
  const one: Parameters<typeof proposedToKeep>[0] = {
    id: 'org_1',
    members: 0,
    status: 'listed',
    corporateNumber: null,
    createdAt: 1,
  };
  expect(proposedToKeep(one, { ...one, id: 'org_2', members: 1, createdAt: 9 }).id).toBe('org_2');
  expect(proposedToKeep({ ...one, status: 'draft' }, { ...one, id: 'org_2', createdAt: 9 }).id).toBe('org_2');
  const numbered = { ...one, id: 'org_2', corporateNumber: '7000012050002' };
  expect(proposedToKeep(one, { ...numbered, createdAt: 9 }).id).toBe('org_2');
  expect(proposedToKeep({ ...numbered, status: 'draft' }, one).id).toBe('org_1');
  expect(proposedToKeep({ ...one, createdAt: 2 }, { ...one, id: 'org_2' }).id).toBe('org_2');
  expect(proposedToKeep({ ...one, id: 'org_2' }, one).id).toBe('org_1');
});
