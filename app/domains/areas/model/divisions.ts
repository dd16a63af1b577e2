import { dayAfter, holdsOn, type Validity } from './validity';

/**
 * What an area consisted of: one list of codes for every division it had from a day to a day (both included), the
 * oldest first, each once. `parts` are all states of the areas in it, in any order.
 */
export function divisionsOf(
  parts: readonly (Validity & { code: string })[],
  from: string,
  to: string,
): string[][] {
  const turns = parts.flatMap(({ validFrom, validTo }) => [
    validFrom,
    ...(validTo === null ? [] : [dayAfter(validTo)]),
  ]);
  const days = [from, ...turns.filter((day) => day > from && day <= to)].sort();
  const divisions = days.map((day) => parts.filter((part) => holdsOn(part, day)).map(({ code }) => code));
  const known = divisions.filter((codes) => codes.length > 0);
  return [...new Map(known.map((codes) => [codes.sort().join(' '), codes])).values()];
}
