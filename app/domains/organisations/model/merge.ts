import type { Organisation, OrganisationContent } from './organisation';
import type { ContactVisibility, Offer } from './types';

/** What is chosen of one entry or the other, as one: an address with its place and the area around it. */
const PARTS = {
  name: ['name'],
  kana: ['kana'],
  nameEn: ['nameEn'],
  type: ['type'],
  legalForm: ['legalForm'],
  corporateNumber: ['corporateNumber'],
  summary: ['summary'],
  description: ['description'],
  foundedYear: ['foundedYear'],
  people: ['people'],
  capacity: ['capacity'],
  address: ['place', 'homeArea'],
  website: ['website'],
  contact: ['contact'],
} as const satisfies Record<string, readonly (keyof OrganisationContent)[]>;
export type MergePart = keyof typeof PARTS;
export const MERGE_PARTS = Object.keys(PARTS) as MergePart[];

/** Lists of which both entries' members stay. */
const LISTS = ['fields', 'areas', 'languages', 'styles', 'times'] as const;

/** Which entry a part is taken from: the one that stays, or the one that goes. */
export type MergeSide = 'kept' | 'gone';
export type MergeChoices = Partial<Record<MergePart, MergeSide>>;

/** A part in both entries, with the side it is taken from unless somebody chooses. */
export interface MergeRow {
  part: MergePart;
  kept: Partial<OrganisationContent>;
  gone: Partial<OrganisationContent>;
  differs: boolean;
  proposed: MergeSide;
}

/** Whether a part says nothing: `none` is the legal form of those that have none. */
function isEmptyPart(entry: OrganisationContent, part: MergePart): boolean {
  return PARTS[part].every((key) => saysNothing(entry[key]));
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === '' || value === 'none') return true;
  return typeof value === 'object' && Object.values(value).every((one) => one === null || one === '');
}

function valuesOf(entry: OrganisationContent, part: MergePart): Partial<OrganisationContent> {
  return Object.fromEntries(PARTS[part].map((key) => [key, entry[key]])) as Partial<OrganisationContent>;
}

/** The parts side by side. What stays is proposed, unless it says nothing and the other does. */
export function mergeRows(kept: OrganisationContent, gone: OrganisationContent): MergeRow[] {
  return MERGE_PARTS.map((part) => {
    const values = { kept: valuesOf(kept, part), gone: valuesOf(gone, part) };
    const differs = JSON.stringify(values.kept) !== JSON.stringify(values.gone);
    const fills = isEmptyPart(kept, part) && !isEmptyPart(gone, part);
    return { part, ...values, differs, proposed: fills ? 'gone' : 'kept' };
  });
}

/** One entry of two, and what of both is in it no more: parts that were not chosen and say something. */
export interface Merged {
  content: OrganisationContent;
  setAside: { part: MergePart; side: MergeSide; values: Partial<OrganisationContent> }[];
}

/**
 * Makes one entry of two: each part from the side chosen or proposed, lists and offers and needs of both. Nothing is
 * lost without being named in `setAside`, and contact and address are shown to nobody who could not see them before.
 */
export function mergeContents(
  kept: OrganisationContent,
  gone: OrganisationContent,
  choices: MergeChoices = {},
): Merged {
  const content: OrganisationContent = { ...kept };
  const setAside: Merged['setAside'] = [];
  const sides = { kept, gone };
  const shown: ContactVisibility[] = [];
  for (const row of mergeRows(kept, gone)) {
    const side = choices[row.part] ?? row.proposed;
    const other = side === 'kept' ? 'gone' : 'kept';
    Object.assign(content, row[side]);
    if ((row.part === 'contact' || row.part === 'address') && !isEmptyPart(sides[side], row.part)) {
      shown.push(sides[side].contactVisibility);
    }
    if (row.differs && !isEmptyPart(sides[other], row.part)) {
      setAside.push({ part: row.part, side: other, values: row[other] });
    }
  }
  for (const list of LISTS) {
    Object.assign(content, { [list]: [...new Set<unknown>([...kept[list], ...gone[list]])] });
  }
  return {
    content: {
      ...content,
      contactVisibility: strictest(shown) ?? kept.contactVisibility,
      offers: joined(kept.offers, gone.offers),
      needs: joined(kept.needs, gone.needs),
    },
    setAside,
  };
}

const STRICTNESS: readonly ContactVisibility[] = ['staff', 'signed_in', 'public'];

function strictest(all: readonly ContactVisibility[]): ContactVisibility | null {
  return STRICTNESS.find((one) => all.includes(one)) ?? null;
}

/**
 * Which of two entries to keep unless somebody says otherwise: the one with people, then the listed, then the one with
 * a 法人番号 (of two lines of one file it is the one that was looked up), then the older.
 */
export function proposedToKeep<
  T extends Pick<Organisation, 'status' | 'createdAt' | 'corporateNumber' | 'id'> & { members: number },
>(a: T, b: T): T {
  const order = (one: T) =>
    [
      one.members > 0 ? 0 : 1,
      one.status === 'listed' ? 0 : 1,
      one.corporateNumber === null ? 1 : 0,
      one.createdAt,
    ] as const;
  const [mine, theirs] = [order(a), order(b)];
  const at = mine.findIndex((value, i) => value !== theirs[i]);
  if (at === -1) return a.id < b.id ? a : b;
  return (mine[at] ?? 0) < (theirs[at] ?? 0) ? a : b;
}

/** Both lists, without what says the same once more. */
function joined<T extends Offer>(kept: readonly T[], gone: readonly T[]): T[] {
  const said = ({ id: _id, ...rest }: T) => JSON.stringify(rest, Object.keys(rest).sort());
  const known = new Set(kept.map(said));
  return [...kept, ...gone.filter((one) => !known.has(said(one)))];
}
