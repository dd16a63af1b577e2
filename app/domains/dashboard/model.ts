/**
 * What waits for staff, most pressing first; titles in the catalogue under `dashboard:late`. `at` of an item: its day
 * (`by`: until then; `since`: waiting from then on), milliseconds since the epoch; null: neither.
 */
export interface Late {
  kind: LateKind;
  items: LateItem[];
  /** How many there are; `items` are the first. */
  total: number;
  /** Path of the page on which all of them are dealt with. */
  all: string;
}

export interface LateItem {
  id: string;
  title: string;
  to: string;
  at: { by: number } | { since: number } | null;
}

export type LateKind =
  | 'reports'
  | 'talks'
  | 'claims'
  | 'imports'
  | 'screenings'
  | 'awards'
  | 'lists'
  | 'milestones'
  | 'check_ins'
  | 'consents'
  | 'unpublished'
  | 'invitations';

/** Items of one kind that are shown. */
export const MOST_ITEMS = 5;
/** Changes that are shown. */
export const MOST_CHANGES = 15;

/** A kind of things that wait; null when nothing does. */
export function lateOf(
  kind: LateKind,
  all: string,
  items: readonly LateItem[],
  total = items.length,
): Late | null {
  return total === 0 ? null : { kind, items: items.slice(0, MOST_ITEMS), total, all };
}
