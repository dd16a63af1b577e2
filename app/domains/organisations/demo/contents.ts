import { steady } from '~/platform/steady';
import descriptions from '../../../../db/seeds/demo-organisations/descriptions.json';
import names from '../../../../db/seeds/demo-organisations/names.json';
import needLines from '../../../../db/seeds/demo-organisations/needs.json';
import offerLines from '../../../../db/seeds/demo-organisations/offers.json';
import { isTerm, type Need, type Offer, type OrganisationContent, type Urgency } from '../model';
import { Deck, deckOf, type Slots } from './deck';
import { HABITS, THEME_FIELDS, WORLD_LANGUAGES } from './habits';
import { demoOutlines, type Outline, OWN } from './outlines';
import { CITY, PLACES } from './places';

/** An organisation of the demo: marked as fictional wherever it is stored. */
export interface DemoOrganisation {
  key: string;
  content: OrganisationContent;
  /** How long ago its entry was made. */
  daysAgo: number;
}

/** The 400 invented organisations, the same for the same day. `today`: needs of a season lie in the next one. */
export function demoOrganisations(today: string): DemoOrganisation[] {
  const writers = new Writers(today);
  return demoOutlines().map((outline) => ({
    key: outline.key,
    content: incomplete(outline, writers.content(outline)),
    daysAgo: 3 + Math.floor(900 * steady(`${outline.key} entered`)),
  }));
}

type Card = { term: string; line: string };
type Lines = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Decks of one kind by theme. */
function decksOf(kind: string, { about: _, ...themes }: Record<string, unknown>): Map<string, Deck<Card>> {
  return new Map(
    Object.entries(themes as Lines).map(([theme, terms]) => {
      const cards = Object.entries(terms).flatMap(([term, lines]) => lines.map((line) => ({ term, line })));
      return [theme, new Deck(`${kind} ${theme}`, cards)] as const;
    }),
  );
}

class Writers {
  readonly #today: string;
  readonly #needs = decksOf('need', needLines);
  readonly #offers = decksOf('offer', offerLines);
  readonly #sentences = new Map<string, Deck<{ line: string }>[]>();
  readonly #summaries = new Map<string, Deck<{ line: string }>>();
  readonly #told = new Set<string>();
  readonly #estate = deckOf('estate', descriptions.estate);

  constructor(today: string) {
    this.#today = today;
    const { chonaikai, rengo, shopping_street, school, npo, group, summaries } = descriptions;
    for (const [type, lists] of Object.entries({ chonaikai, rengo, shopping_street, school, npo, group })) {
      this.#sentences.set(
        type,
        lists.map((lines, i) => deckOf(`${type} ${i}`, lines)),
      );
    }
    for (const [type, lines] of Object.entries(summaries)) {
      this.#summaries.set(type, deckOf(`summary ${type}`, lines));
    }
  }

  content(outline: Outline): OrganisationContent {
    const { key, type, name, kana, place } = outline;
    const habits = HABITS[type];
    const people = OWN_FACTS[key]?.people ?? between(`${key} people`, habits.people);
    const foundedYear = OWN_FACTS[key]?.foundedYear ?? between(`${key} founded`, habits.founded);
    const slots: Slots = {
      place: outline.calling,
      people: people.toLocaleString('ja'),
      founded: String(foundedYear),
      children: /小学校$/.test(name) ? '児童' : '生徒',
    };
    const family = names.people[Math.floor(steady(`${key} contact`) * names.people.length)] ?? '';
    return {
      type,
      legalForm: legalFormOf(outline),
      corporateNumber: null,
      name,
      kana,
      nameEn: '',
      summary:
        outline.summary === '' ? (this.#summaries.get(type)?.draw(slots)?.line ?? '') : outline.summary,
      description: this.#description(outline, slots),
      foundedYear,
      people,
      languages: languagesOf(outline),
      styles: some(`${key} style`, habits.styles, 2),
      times: some(`${key} time`, habits.times, 2),
      capacity: steady(`${key} capacity`) < 0.7 ? between(`${key} capacity`, habits.capacity) : null,
      website: '',
      contact: { name: `${habits.contact} ${family}`, email: `${key}@example.jp`, phone: '' },
      contactVisibility: visibilityOf(outline),
      place: {
        postalCode: '',
        address: `札幌市${place.wardName}（${place.name}地区）`,
        lat: place.lat,
        lng: place.lng,
      },
      homeArea: place.code,
      areas: areasOf(outline),
      fields: fieldsOf(outline),
      offers: this.#write(
        outline,
        this.#offers,
        OWN_FACTS[key]?.lines ?? between(`${key} offers`, habits.offers),
        slots,
      ).map(offerOf),
      needs: this.#write(
        outline,
        this.#needs,
        OWN_FACTS[key]?.lines ?? between(`${key} needs`, habits.needs),
        slots,
      ).map((card) => needOf(card, this.#today, steady(`${key} ${card.term}`))),
    };
  }

  #description({ type, name, description }: Outline, slots: Slots): string {
    if (description !== '') return description.replace('{people}', slots.people ?? '');
    const kind = name.startsWith('一般社団') ? 'npo' : type;
    const decks = this.#sentences.get(kind) ?? [];
    const tell = () =>
      decks
        .map((deck, i) => (i === 0 && name.includes('団地') ? this.#estate : deck).draw(slots)?.line ?? '')
        .join('');
    let told = tell();
    for (let again = 0; again < 5 && this.#told.has(told); again++) told = tell();
    this.#told.add(told);
    return told;
  }

  /** Lines of different terms: by turns of what it is about and of what is common to its kind. */
  #write({ themes }: Outline, decks: ReadonlyMap<string, Deck<Card>>, count: number, slots: Slots): Card[] {
    const written: Card[] = [];
    const own = themes.flatMap((theme) => decks.get(theme) ?? []);
    for (let turn = 0; written.length < count && turn < 2 * count; turn++) {
      const card = own[turn % own.length]?.draw(slots, ({ term }) =>
        written.every((one) => one.term !== term),
      );
      if (card) written.push(card);
    }
    return written;
  }
}

/** What the texts of the demo accounts' organisations say of them; they show all of their lines. */
const OWN_FACTS: Readonly<Record<string, { people: number; foundedYear: number; lines: number }>> = {
  [OWN.npo]: { people: 34, foundedYear: 2012, lines: 4 },
  [OWN.rengo]: { people: 4200, foundedYear: 1963, lines: 4 },
};

function between(name: string, [from, to]: readonly [number, number]): number {
  return from + Math.floor(steady(name) * (to - from + 1));
}

/** The first ones more often than the last; at least one, in the order given. */
function some<T>(name: string, all: readonly T[], about: number): T[] {
  const taken = all.filter((one, i) => steady(`${name} ${one}`) < about / (i + about));
  return taken.length > 0 ? taken : all.slice(0, 1);
}

const FORMS = [
  ['認定NPO法人', 'certified_npo'],
  ['NPO法人', 'npo'],
  ['株式会社', 'stock_company'],
  ['有限会社', 'limited_company'],
  ['合同会社', 'llc'],
  ['一般社団法人', 'general_association'],
  ['商店街振興組合', 'shopping_street_association'],
] as const;

function legalFormOf({ key, type, name }: Outline): OrganisationContent['legalForm'] {
  if (type === 'school' || type === 'city') return 'public_body';
  if (type === 'chonaikai' && steady(`${key} form`) < 0.3) return 'neighbourhood';
  return FORMS.find(([word]) => name.includes(word))?.[1] ?? 'none';
}

function languagesOf({ key, type, themes }: Outline): string[] {
  const many = themes[0] === 'world' || key.startsWith('students-05');
  if (many) return ['ja', ...some(`${key} language`, WORLD_LANGUAGES, 2)];
  const english = type === 'company' || type === 'students' || type === 'npo' || type === 'school';
  return english && steady(`${key} english`) < 0.2 ? ['ja', 'en'] : ['ja'];
}

function visibilityOf({ key, type }: Outline): OrganisationContent['contactVisibility'] {
  const chance = steady(`${key} seen`);
  if (type === 'chonaikai' || type === 'rengo') return chance < 0.7 ? 'signed_in' : 'staff';
  return chance < 0.55 ? 'public' : 'signed_in';
}

const LOCAL = new Set(['chonaikai', 'rengo', 'shopping_street', 'school']);

/** Neighbourhoods and schools work where they are, others also next door, in the whole ward or in the whole city. */
function areasOf({ key, type, place }: Outline): string[] {
  if (type === 'city') return [CITY];
  if (LOCAL.has(type) || key === OWN.npo) return [place.code];
  const chance = steady(`${key} reach`);
  if (chance < 0.12) return [CITY];
  if (chance < 0.3) return [place.ward];
  const near = PLACES.filter((other) => other.ward === place.ward && other !== place)
    .sort((a, b) => away(a, place) - away(b, place))
    .slice(0, Math.floor((chance - 0.3) * 5));
  return [place.code, ...near.map(({ code }) => code)];
}

function away(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  return Math.hypot(a.lat - b.lat, (a.lng - b.lng) * 0.73);
}

function fieldsOf({ key, type, themes }: Outline): number[] {
  const [theme = ''] = themes;
  const of = THEME_FIELDS[theme];
  if (!of) return some(`${key} field`, HABITS[type].fields, 2);
  return [...new Set([...of.slice(0, 2), ...some(`${key} field`, of, 2)])];
}

function offerOf({ term, line }: Card): Offer {
  if (!isTerm(term)) throw new Error(`${term} is not in the taxonomy`);
  return { id: '', term, text: line };
}

/** Reads `words → success ＠from～to`. */
function needOf(card: Card, today: string, chance: number): Need {
  const [, line = '', success = '', from, to] =
    /^(.*?) → (.*?)(?: ＠(\d\d-\d\d)～(\d\d-\d\d))?$/.exec(card.line) ?? [];
  const [fromDay, toDay] = from && to ? nextSeason(today, from, to) : [null, null];
  const isNear = fromDay !== null && Date.parse(fromDay) - Date.parse(today) < 45 * 86_400_000;
  const urgency: Urgency = isNear ? 3 : chance < 0.3 ? 1 : chance < 0.82 || fromDay !== null ? 2 : 3;
  return { ...offerOf({ term: card.term, line }), urgency, fromDay, toDay, success };
}

/** The season from one day of the year to another that isn't over on the day. */
function nextSeason(today: string, from: string, to: string): [string, string] {
  const year = Number(today.slice(0, 4));
  const ends = [year, year + 1, year + 2].map((one) => `${one}-${to}`);
  const end = ends.find((day) => day >= today) ?? `${year}-${to}`;
  const begin = Number(end.slice(0, 4)) - (from > to ? 1 : 0);
  return [`${begin}-${from}`, end];
}

/** About every seventh says less, as in any real directory; those of the demo accounts say everything. */
function incomplete({ key }: Outline, content: OrganisationContent): OrganisationContent {
  if (key === OWN.npo || key === OWN.rengo || content.type === 'city' || steady(`${key} gaps`) >= 0.15) {
    return key === OWN.npo ? { ...content, capacity: 10, contactVisibility: 'public' } : content;
  }
  const silent = { styles: [], times: [], capacity: null };
  const gaps: Partial<OrganisationContent>[] = [
    { ...silent, needs: [] },
    { ...silent, offers: [] },
    { ...silent, description: '', foundedYear: null },
    {
      people: null,
      foundedYear: null,
      needs: content.needs.map((need) => ({ ...need, success: '', text: '' })),
    },
    { ...silent, summary: '', description: '', people: null, needs: [], offers: [], fields: [] },
  ];
  return { ...content, ...gaps[Math.floor(steady(`${key} which gap`) * gaps.length)] };
}
