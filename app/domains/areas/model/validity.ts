/** From a day to a day, both included (`YYYY-MM-DD`); `validTo` null: until further notice. */
export interface Validity {
  validFrom: string;
  validTo: string | null;
}

/** The day before a day. */
export function dayBefore(day: string): string {
  return shifted(day, -1);
}

/** The day after a day. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether something holds on a day. */
export function holdsOn({ validFrom, validTo }: Validity, day: string): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}

/** How a new state takes its place among those there are; earlier and later ones stay. */
export interface NewState<Row> {
  /** Holds on the day now: ends the day before, or gives way altogether if it began on that very day. */
  before: { row: Row; becomes: 'shorter' | 'gone' } | null;
  /** First and last day of the new state. */
  validFrom: string;
  validTo: string | null;
}

/**
 * Places a state that holds from `day` on. It lasts as long as the one it takes over from, or, where none holds on
 * the day, until the day before the next one begins.
 */
export function stateFrom<Row extends Validity>(rows: readonly Row[], day: string): NewState<Row> {
  const current = rows.find((row) => holdsOn(row, day)) ?? null;
  const next = rows
    .map((row) => row.validFrom)
    .filter((from) => from > day)
    .sort()[0];
  return {
    before: current && { row: current, becomes: current.validFrom === day ? 'gone' : 'shorter' },
    validFrom: day,
    validTo: current ? current.validTo : next === undefined ? null : dayBefore(next),
  };
}
