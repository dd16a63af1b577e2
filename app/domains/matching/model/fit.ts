import { countCommon, isEmpty, meets, type Prepared, size } from './prepare';
import { isPlaced } from './rules';
import { FIT_TERMS, type FitTerm, type ProgrammeSettings } from './settings';

/** How well each term fits, 0 to 1; null: it has not been said, by one side or both. */
export type TermValues = Record<FitTerm, number | null>;
export type Weights = ProgrammeSettings['weights'];

/** What an unknown term counts: neither good nor bad. */
export const NEUTRAL = 0.5;
/** Fit of areas that are not the same: both in one ward as a whole, one in the whole city, neighbours in a ward. */
export const NEARNESS = { area: 1, ward: 0.8, city: 0.6, sameWard: 0.5 } as const;
/** Distance between addresses at which their nearness has fallen by half, in kilometres. */
export const HALF_KM = 3;

/** Share of `a`'s needs that `b` offers, each need counting its urgency (1 to 3). */
export function needsTerm(a: Prepared, b: Prepared): number | null {
  if (a.needWeight === 0 || isEmpty(b.offers)) return null;
  const [later, thisYear, now] = a.needs;
  const met =
    countCommon(later, b.offers) + 2 * countCommon(thisYear, b.offers) + 3 * countCommon(now, b.offers);
  return met / a.needWeight;
}

/** Szymkiewicz–Simpson overlap: common members by the smaller set, so that a broad partner is no worse a fit. */
function overlap(a: Prepared['fields'], b: Prepared['fields']): number | null {
  if (isEmpty(a) || isEmpty(b)) return null;
  return countCommon(a, b) / Math.min(size(a), size(b));
}

/** The better of how areas lie to each other and how near the addresses are. */
export function distanceTerm(a: Prepared, b: Prepared): number | null {
  const areas = isPlaced(a) && isPlaced(b) ? areaNearness(a, b) : null;
  if (areas === NEARNESS.area) return areas;
  const km = kilometresBetween(a, b);
  if (km === null) return areas;
  return Math.max(areas ?? 0, 2 ** (-km / HALF_KM));
}

function areaNearness(a: Prepared, b: Prepared): number {
  if (meets(a.centres, b.centres)) return NEARNESS.area;
  if (meets(a.wards, b.reach) || meets(b.wards, a.reach)) return NEARNESS.ward;
  if (a.wholeCity || b.wholeCity) return NEARNESS.city;
  return meets(a.around, b.around) ? NEARNESS.sameWard : 0;
}

const KM_PER_DEGREE = 111.195;

/** Between the addresses, on a plane: in a city it is off by less than a metre a kilometre. Null when one is unknown. */
export function kilometresBetween(a: Prepared, b: Prepared): number | null {
  const { lat, lng } = a.profile;
  const there = b.profile;
  if (lat === null || lng === null || there.lat === null || there.lng === null) return null;
  const north = (lat - there.lat) * KM_PER_DEGREE;
  const east = (lng - there.lng) * KM_PER_DEGREE * Math.cos(((lat + there.lat) / 2) * (Math.PI / 180));
  return Math.sqrt(north * north + east * east);
}

/** 1 when they have worked together; otherwise nothing is known of how it would be. */
function pastTerm(a: Prepared, b: Prepared): number | null {
  return a.partners.has(b.profile.id) || b.partners.has(a.profile.id) ? 1 : null;
}

function languageTerm(a: Prepared, b: Prepared): number | null {
  if (isEmpty(a.languages) || isEmpty(b.languages)) return null;
  return meets(a.languages, b.languages) ? 1 : 0;
}

/** The terms that read the same from both sides. */
function mutualTerms(a: Prepared, b: Prepared): Omit<TermValues, 'needs'> {
  return {
    field: overlap(a.fields, b.fields),
    distance: distanceTerm(a, b),
    time: overlap(a.times, b.times),
    style: overlap(a.styles, b.styles),
    past: pastTerm(a, b),
    language: languageTerm(a, b),
  };
}

/** The terms of both directed fits: what `own` finds in `other`, and what `other` finds in `own`. */
export function termsOf(own: Prepared, other: Prepared): { own: TermValues; other: TermValues } {
  const mutual = mutualTerms(own, other);
  return {
    own: { needs: needsTerm(own, other), ...mutual },
    other: { needs: needsTerm(other, own), ...mutual },
  };
}

/** The weighted mean of the terms, 0 to 1; an unknown one counts `NEUTRAL`, and so does everything without weights. */
export function directedFit(values: TermValues, weights: Weights): number {
  let sum = 0;
  let weight = 0;
  for (const term of FIT_TERMS) {
    sum += weights[term] * (values[term] ?? NEUTRAL);
    weight += weights[term];
  }
  return weight === 0 ? NEUTRAL : Math.min(1, sum / weight);
}

/** 2ab / (a + b): near the lower of the two, so that nobody is suggested who gains nothing. 0 when both are 0. */
export function harmonicMean(a: number, b: number): number {
  return a + b === 0 ? 0 : Math.min(1, (2 * a * b) / (a + b));
}

/** Fit of a pair, the same from both sides. */
export function pairFit(terms: { own: TermValues; other: TermValues }, weights: Weights): number {
  return harmonicMean(directedFit(terms.own, weights), directedFit(terms.other, weights));
}

/** `pairFit` without the terms between, for comparing very many. */
export function quickFit(own: Prepared, other: Prepared, weights: Weights): number {
  const total = sumOf(weights);
  if (total === 0) return NEUTRAL;
  const mutual =
    (weights.field === 0 ? 0 : weights.field * (overlap(own.fields, other.fields) ?? NEUTRAL)) +
    (weights.distance === 0 ? 0 : weights.distance * (distanceTerm(own, other) ?? NEUTRAL)) +
    (weights.time === 0 ? 0 : weights.time * (overlap(own.times, other.times) ?? NEUTRAL)) +
    (weights.style === 0 ? 0 : weights.style * (overlap(own.styles, other.styles) ?? NEUTRAL)) +
    (weights.past === 0 ? 0 : weights.past * (pastTerm(own, other) ?? NEUTRAL)) +
    (weights.language === 0 ? 0 : weights.language * (languageTerm(own, other) ?? NEUTRAL));
  const mine = (mutual + weights.needs * (needsTerm(own, other) ?? NEUTRAL)) / total;
  const theirs = (mutual + weights.needs * (needsTerm(other, own) ?? NEUTRAL)) / total;
  return harmonicMean(Math.min(1, mine), Math.min(1, theirs));
}

function sumOf(weights: Weights): number {
  let sum = 0;
  for (const term of FIT_TERMS) sum += weights[term];
  return sum;
}
