import { describe, expect, it } from 'vitest';
import areas from '../../../../db/seeds/areas.json';
import { isNpoField, isTerm } from '../model';
import { demoOrganisations } from './contents';
import { Deck, fill } from './deck';
import { OWN } from './outlines';
import { PLACES } from './places';

const TODAY = '2026-11-28';
const all = demoOrganisations(TODAY);
const contents = all.map(({ content }) => content);
const texts = contents.map(({ contact: _, ...content }) => JSON.stringify(content));

it('are 400 with names, keys and readings of their own', () => {
  expect(new Set(contents.map(({ name }) => name)).size).toBe(400);
  expect(new Set(contents.map(({ kana }) => kana)).size).toBe(400);
  expect(new Set(all.map(({ key }) => key)).size).toBe(400);
  for (const { kana } of contents) expect(kana).toMatch(/^[ぁ-ゖー]{3,}$/);
});

it('are the same again', () => {
  expect(demoOrganisations(TODAY)).toEqual(all);
});

it('are at home in every area, each with one 連合町内会 and at least one 町内会', () => {
  const codes = new Set([
    areas.city.code,
    ...areas.wards.map(({ code }) => code),
    ...PLACES.map(({ code }) => code),
  ]);
  expect(PLACES).toHaveLength(87);
  for (const { code } of PLACES) {
    const here = contents.filter(({ homeArea }) => homeArea === code);
    expect(here.filter(({ type }) => type === 'rengo')).toHaveLength(1);
    expect(
      here.some(({ type }) => type === 'chonaikai'),
      code,
    ).toBe(true);
  }
  for (const area of contents.flatMap((content) => content.areas)) expect(codes).toContain(area);
});

it('use the taxonomy, and say each of their terms once', () => {
  for (const { needs, offers, fields } of contents) {
    for (const lines of [needs, offers]) {
      const terms = lines.map(({ term }) => term);
      expect(terms.every(isTerm)).toBe(true);
      expect(new Set(terms).size).toBe(terms.length);
    }
    expect(fields.every(isNpoField)).toBe(true);
  }
});

it('bear no number, address or telephone that could be somebody’s', () => {
  for (const { corporateNumber, contact, place, website } of contents) {
    expect([corporateNumber, contact.phone, place.postalCode, website]).toEqual([null, '', '', '']);
    expect(place.address).toMatch(/^札幌市[^0-9０-９]+区（[^0-9０-９]+地区）$/);
    expect(contact.email).toMatch(/^[a-z]+(-[a-z]+)?-\d+@example\.jp$/);
  }
  for (const text of texts) expect(text).not.toMatch(/\d{7}|\d{2,4}-\d{2,4}-\d{4}|丁目|番地/);
});

it('leave no mark of a template behind, and end their sentences', () => {
  for (const text of texts) expect(text).not.toMatch(/[|→＠]|\{[a-z]|undefined/);
  for (const { summary, description, needs, offers } of contents) {
    for (const said of [summary, description, ...[...needs, ...offers].map(({ text }) => text)]) {
      if (said !== '') expect(said).toMatch(/[。）]$/);
    }
  }
});

it('differ: no sentence stands in more than a few of them', () => {
  const often = (said: string[]) => {
    const counts = new Map<string, number>();
    for (const one of said) if (one !== '') counts.set(one, (counts.get(one) ?? 0) + 1);
    return { different: counts.size, most: Math.max(...counts.values()) };
  };
  const needs = often(contents.flatMap((content) => content.needs.map(({ text }) => text)));
  const offers = often(contents.flatMap((content) => content.offers.map(({ text }) => text)));
  expect(needs.different).toBeGreaterThan(370);
  expect(offers.different).toBeGreaterThan(370);
  expect(Math.max(needs.most, offers.most)).toBeLessThanOrEqual(12);
  expect(often(contents.map(({ description }) => description)).most).toBe(1);
});

it('leave about every seventh entry unfinished, but none of the demo accounts', () => {
  const gaps = contents.filter(
    ({ needs, offers, description }) =>
      description === '' ||
      needs.length === 0 ||
      offers.length === 0 ||
      needs.every(({ text }) => text === ''),
  );
  expect(gaps.length).toBeGreaterThan(35);
  expect(gaps.length).toBeLessThan(80);
  for (const key of Object.values(OWN)) {
    const content = all.find((one) => one.key === key)?.content;
    expect(content?.homeArea).toBe('011070-03');
    expect([content?.needs.length, content?.offers.length]).toEqual([key === OWN.npo ? 3 : 4, 4]);
    expect(gaps).not.toContain(content);
  }
});

it('put needs of a season into the one that is or comes next', () => {
  for (const today of [TODAY, '2027-02-10', '2027-04-01', '2028-02-29']) {
    const needs = demoOrganisations(today).flatMap(({ content }) => content.needs);
    const seasonal = needs.filter(({ fromDay }) => fromDay !== null);
    expect(seasonal.length).toBeGreaterThan(100);
    for (const { fromDay, toDay } of seasonal) {
      expect(toDay && toDay >= today).toBe(true);
      expect(fromDay && toDay && fromDay < toDay).toBe(true);
      expect(Date.parse(toDay ?? '') - Date.parse(today)).toBeLessThan(367 * 86_400_000);
    }
  }
});

describe('a deck', () => {
  it('says a line in all its ways before it repeats one', () => {
    const ways = Array.from({ length: 12 }, (_, n) =>
      fill('{a|b|c}-{d|e}-{f|g} in {place}', n, { place: '琴似' }),
    );
    expect(new Set(ways).size).toBe(12);
    expect(ways[0]).toBe('a-d-f in 琴似');
  });

  it('draws every card before any comes again, passing by those that do not fit', () => {
    const deck = new Deck('test', [{ line: 'a' }, { line: 'b' }, { line: 'c' }]);
    const round = () => [1, 2, 3].map(() => deck.draw({})?.line).sort();
    expect([round(), round()]).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(deck.draw({}, ({ line }) => line === 'b')?.line).toBe('b');
    expect(deck.draw({}, ({ line }) => line === 'b')?.line).toBe('b');
    expect(deck.draw({}, () => false)).toBeNull();
  });
});
