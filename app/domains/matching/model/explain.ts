import { directedFit, harmonicMean, kilometresBetween, NEARNESS, type TermValues, type Weights } from './fit';
import { isEmpty, type Prepared } from './prepare';
import { isPlaced } from './rules';
import { FIT_TERMS, type FitTerm } from './settings';

/** Whose point of view a sentence takes; `both` where a term reads the same from both sides. */
export type Direction = 'own' | 'other' | 'both';

/**
 * One term as a short sentence: `suggestions.terms.<term>.<code>` of the catalogue (`needs` with its side:
 * `suggestions.terms.needsOurs.<code>`), filled with the counts and lists given here.
 */
export interface TermSentence {
  term: FitTerm;
  direction: Direction;
  /** 0 to 1; null: unknown, which counts neither for nor against. */
  value: number | null;
  weight: number;
  code: string;
  count: number;
  total: number;
  /** Codes of what is meant: terms of the taxonomy, fields, times, styles or languages. */
  items: string[];
}

/** What the reader can write to raise the score. */
export const RAISES = [
  'write_needs',
  'write_offers',
  'offer_terms',
  'write_fields',
  'write_areas',
  'write_times',
  'write_styles',
  'write_languages',
] as const;
export type RaiseCode = (typeof RAISES)[number];

export interface Raise {
  code: RaiseCode;
  /** By how much the fit of the pair can grow at most, 0 to 1. */
  gain: number;
  /** For `offer_terms`: what the other side needs. */
  items: string[];
}

/** Hints that would add less than this are not worth anybody's time. */
const LEAST_GAIN = 0.01;
const MOST_RAISES = 3;

interface Pair {
  own: Prepared;
  other: Prepared;
  terms: { own: TermValues; other: TermValues };
  weights: Weights;
}

/** All terms with a weight, as sentences; needs once for each side. */
export function explainTerms(pair: Pair): TermSentence[] {
  return FIT_TERMS.filter((term) => pair.weights[term] > 0).flatMap((term): TermSentence[] => {
    if (term === 'needs') return [needsSentence(pair, 'own'), needsSentence(pair, 'other')];
    const value = pair.terms.own[term];
    const base = { term, direction: 'both' as const, value, weight: pair.weights[term] };
    return [{ ...base, count: 0, total: 0, items: [], ...mutualWords(pair, term, value) }];
  });
}

function needsSentence({ own, other, terms, weights }: Pair, direction: 'own' | 'other'): TermSentence {
  const [asking, giving] = direction === 'own' ? [own, other] : [other, own];
  const value = terms[direction].needs;
  const needed = asking.needed;
  const met = needed.filter((term) => giving.profile.offers.includes(term));
  const said = asking.needWeight === 0 ? 'unknown_needs' : 'unknown_offers';
  return {
    term: 'needs',
    direction,
    value,
    weight: weights.needs,
    code: value === null ? said : met.length > 0 ? 'met' : 'unmet',
    count: met.length,
    total: needed.length,
    items: met.length > 0 ? met : [...needed],
  };
}

type Words = Pick<TermSentence, 'code'> & Partial<TermSentence>;

/** What the two have in common of each list. */
const LISTS = { field: 'fields', time: 'times', style: 'styles', language: 'languages' } as const;

function mutualWords(pair: Pair, term: Exclude<FitTerm, 'needs'>, value: number | null): Words {
  if (term === 'past') return { code: value === null ? 'unknown' : 'together' };
  if (value === null) return { code: 'unknown' };
  if (term === 'distance') return distanceWords(pair.own, pair.other, value);
  const list = LISTS[term];
  const theirs = new Set<string | number>(pair.other.profile[list]);
  const items = pair.own.profile[list].filter((one) => theirs.has(one)).map(String);
  return { code: items.length > 0 ? 'common' : 'different', items, count: items.length };
}

/** Says the areas where they make the value, else how far apart the addresses are, in kilometres. */
function distanceWords(own: Prepared, other: Prepared, value: number): Words {
  if (value === NEARNESS.area) return { code: 'area' };
  if (value === NEARNESS.ward) return { code: 'ward' };
  if (value === NEARNESS.city) return { code: 'city' };
  const km = kilometresBetween(own, other);
  if (km !== null) return { code: 'km', count: Math.max(1, Math.round(km)) };
  return { code: value === NEARNESS.sameWard ? 'same_ward' : 'apart' };
}

/** What the reader, `own`, can write to be a better fit; the most helpful first, three at most. */
export function raisesFor(pair: Pair): Raise[] {
  const { own, other, terms, weights } = pair;
  const now = fitOf(terms, weights);
  const raises: Raise[] = [];
  const add = (code: RaiseCode, better: Partial<Pair['terms']>, items: string[] = []) => {
    const gain = fitOf({ ...terms, ...better }, weights) - now;
    if (gain >= LEAST_GAIN) raises.push({ code, gain, items });
  };
  const mutual = (term: FitTerm) => ({
    own: { ...terms.own, [term]: 1 },
    other: { ...terms.other, [term]: 1 },
  });
  const canFill = (mine: Prepared['fields'], theirs: Prepared['fields']) => isEmpty(mine) && !isEmpty(theirs);
  const bestNeeds = { own: { ...terms.own, needs: 1 } };
  const bestOffers = { other: { ...terms.other, needs: 1 } };
  if (own.needWeight === 0 && !isEmpty(other.offers)) add('write_needs', bestNeeds);
  if (other.needWeight > 0) {
    const lacking = other.needed.filter((term) => !own.profile.offers.includes(term));
    add(isEmpty(own.offers) ? 'write_offers' : 'offer_terms', bestOffers, lacking);
  }
  if (canFill(own.fields, other.fields)) add('write_fields', mutual('field'));
  if (terms.own.distance === null && !isPlaced(own) && isPlaced(other))
    add('write_areas', mutual('distance'));
  if (canFill(own.times, other.times)) add('write_times', mutual('time'));
  if (canFill(own.styles, other.styles)) add('write_styles', mutual('style'));
  if (canFill(own.languages, other.languages)) add('write_languages', mutual('language'));
  return raises.sort((a, b) => b.gain - a.gain).slice(0, MOST_RAISES);
}

function fitOf(terms: Pair['terms'], weights: Weights): number {
  return harmonicMean(directedFit(terms.own, weights), directedFit(terms.other, weights));
}
