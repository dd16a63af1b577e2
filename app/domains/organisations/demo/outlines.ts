import names from '../../../../db/seeds/demo-organisations/names.json';
import npos from '../../../../db/seeds/demo-organisations/npo.json';
import others from '../../../../db/seeds/demo-organisations/others.json';
import type { OrganisationType } from '../model';
import { type DemoPlace, named, OWN_PLACE, PLACES } from './places';

/** Who an organisation of the demo is, before anything is said of its needs and offers. */
export interface Outline {
  /** Such as `npo-07`; whatever is random about it hangs on this. */
  key: string;
  type: OrganisationType;
  name: string;
  kana: string;
  place: DemoPlace;
  /** What people call where it is. */
  calling: string;
  /** Its lists of needs and offers; the first is what it is about. */
  themes: readonly string[];
  /** Empty: put together from sentences. */
  summary: string;
  description: string;
}

/** Keys of the organisations of the demo accounts. */
export const OWN = { npo: 'npo-00', rengo: 'rengo-00' } as const;

/** How many there are of those whose names are put together, beside one 連合町内会 for each area. */
const MANY = { chonaikai: 118, shopping_street: 30, school: 30 } as const;

/** Areas next to each other in the list are far apart in the order this gives; 87 and the step have no common divisor. */
function placeAt(index: number, step: number): DemoPlace {
  const place = PLACES[(index * step + step) % PLACES.length];
  if (!place) throw new Error('the seed has no areas');
  return place;
}

/** The 400 organisations of the demo, the same on every machine. */
export function demoOutlines(): Outline[] {
  const own = PLACES.find(({ code }) => code === OWN_PLACE) ?? placeAt(0, 1);
  return [
    alone({ key: OWN.npo, type: 'npo', place: own, line: others.npo, themes: ['own_npo'] }),
    ...npos.npo.map((line, i) => about('npo', i + 1, line, 37)),
    ...npos.group.map((line, i) => about('group', i + 1, line, 53)),
    alone({ key: OWN.rengo, type: 'rengo', place: own, line: others.rengo, themes: ['own_rengo'] }),
    ...PLACES.filter((place) => place !== own).map((place, i) => composed('rengo', i + 1, place)),
    ...composedMany('chonaikai', 28),
    ...composedMany('shopping_street', 43),
    ...composedMany('school', 35),
    ...others.company.map((line, i) => company(i + 1, line)),
    ...others.students.map((line, i) =>
      alone({
        key: keyOf('students', i + 1),
        type: 'students',
        place: placeAt(i, 31),
        line,
        themes: ['students'],
      }),
    ),
    alone({ key: 'city-00', type: 'city', place: placeAt(86, 1), line: others.city, themes: ['city'] }),
  ];
}

function keyOf(type: OrganisationType, number: number): string {
  return `${type.replace('_', '-')}-${String(number).padStart(2, '0')}`;
}

/** Reads `name／reading／theme／summary`. */
function about(type: OrganisationType, number: number, line: string, step: number): Outline {
  const [name = '', kana = '', theme = '', summary = ''] = line.split('／');
  return {
    key: keyOf(type, number),
    type,
    name,
    kana,
    ...at(placeAt(number, step)),
    themes: [theme, name.includes('法人') ? 'any_npo' : 'any_group'],
    summary,
    description: '',
  };
}

/** Reads `name／reading／theme／summary／description`. */
function company(number: number, line: string): Outline {
  const [name = '', kana = '', theme = '', summary = '', description = ''] = line.split('／');
  return {
    key: keyOf('company', number),
    type: 'company',
    name,
    kana,
    ...at(placeAt(number, 23)),
    themes: [theme, 'company'],
    summary,
    description,
  };
}

/** Reads `name／reading／summary／description`. */
function alone({
  line,
  place,
  ...given
}: Pick<Outline, 'key' | 'type' | 'place' | 'themes'> & { line: string }): Outline {
  const [name = '', kana = '', summary = '', description = ''] = line.split('／');
  return { ...given, name, kana, ...at(place), summary, description };
}

function at(place: DemoPlace): Pick<Outline, 'place' | 'calling'> {
  return { place, calling: place.callings[0]?.name ?? place.name };
}

function composedMany(type: keyof typeof MANY, step: number): Outline[] {
  return Array.from({ length: MANY[type] }, (_, i) => composed(type, i + 1, placeAt(i, step)));
}

/** A place, an invented word and what it is: 発寒どんぐり町内会. */
function composed(type: 'rengo' | keyof typeof MANY, number: number, place: DemoPlace): Outline {
  const { words, endings } = names[type];
  const callings = type === 'rengo' ? place.callings.slice(0, 1) : place.callings;
  const calling = callings[number % callings.length] ?? { name: '', kana: '' };
  const parts = [
    calling,
    named(words[number % words.length] ?? ''),
    named(endings[number % endings.length] ?? ''),
  ];
  const name = parts.map((part) => part.name).join('');
  return {
    key: keyOf(type, number),
    type,
    name,
    kana: parts.map((part) => part.kana).join(''),
    place,
    calling: calling.name,
    themes: [type, ...(type === 'school' ? [/小学校$/.test(name) ? 'school_lower' : 'school_upper'] : [])],
    summary: '',
    description: '',
  };
}
