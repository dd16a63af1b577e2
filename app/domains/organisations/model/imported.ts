import type { DuplicateIndex, DuplicateReason } from './duplicates';
import { matchAddress, matchName } from './names';
import type { Contact, Organisation, OrganisationContent, Place } from './organisation';

/** What a row of an imported list says of an organisation; what its cells leave empty is absent. */
export interface ImportedRow {
  line: number;
  /** Name of the list and the ID in it; null when the list has none. */
  externalId: string | null;
  /** The entry itself, where its ID is one of this directory's: the row comes from the export. */
  entryId: string | null;
  says: Pick<OrganisationContent, 'type' | 'name'> &
    Partial<
      Pick<
        OrganisationContent,
        | 'legalForm'
        | 'corporateNumber'
        | 'kana'
        | 'nameEn'
        | 'summary'
        | 'description'
        | 'foundedYear'
        | 'people'
        | 'website'
        | 'contactVisibility'
        | 'homeArea'
        | 'areas'
        | 'fields'
        | 'languages'
      >
    > & {
      contact: Partial<Contact>;
      place: Partial<Place>;
      /** Terms of the taxonomy. */
      offers: string[];
      needs: string[];
    };
}

/** An entry as the import compares with it. */
export interface Existing {
  organisation: Organisation;
  /** Somebody of the organisation looks after the entry: what they wrote is not written over. */
  hasMembers: boolean;
}

/** What becomes of a row. */
export type RowPlan = { row: ImportedRow } & (
  | { what: 'added'; content: OrganisationContent; like: { id: string; reasons: DuplicateReason[] }[] }
  | {
      what: 'changed' | 'unchanged';
      before: Organisation;
      content: OrganisationContent;
      parts: (keyof OrganisationContent)[];
      /** What the row says otherwise than the organisation's own people do. */
      kept: (keyof OrganisationContent)[];
    }
  /** Its entry is one with another now, which has a row of its own or is looked after otherwise. */
  | { what: 'merged' }
);

const NOTHING: Omit<OrganisationContent, 'type' | 'name'> = {
  legalForm: 'none',
  corporateNumber: null,
  kana: '',
  nameEn: '',
  summary: '',
  description: '',
  foundedYear: null,
  people: null,
  languages: ['ja'],
  styles: [],
  times: [],
  capacity: null,
  website: '',
  contact: { name: '', email: '', phone: '' },
  // A list may hold somebody's home and telephone: shown to others when the list or the organisation says so.
  contactVisibility: 'staff',
  place: { postalCode: '', address: '', lat: null, lng: null },
  homeArea: null,
  areas: [],
  fields: [],
  offers: [],
  needs: [],
};

/** An entry as the row says it; `before` says what the row leaves open. Offers and needs are only added to. */
export function contentOf({ says }: ImportedRow, before: OrganisationContent | null): OrganisationContent {
  const { contact, place, offers, needs, ...plain } = says;
  const base: OrganisationContent = before ?? { ...NOTHING, type: says.type, name: says.name };
  const missing = (terms: string[], known: readonly { term: string }[]) =>
    terms.filter((term) => !known.some((one) => one.term === term));
  return {
    ...base,
    ...plain,
    contact: { ...base.contact, ...contact },
    place: { ...base.place, ...place },
    offers: [...base.offers, ...missing(offers, base.offers).map((term) => ({ id: '', term, text: '' }))],
    needs: [
      ...base.needs,
      ...missing(needs, base.needs).map((term) => ({
        id: '',
        term,
        text: '',
        urgency: 2 as const,
        fromDay: null,
        toDay: null,
        success: '',
      })),
    ],
  };
}

const CONTENT_KEYS: readonly (keyof OrganisationContent)[] = [
  'type',
  'name',
  ...(Object.keys(NOTHING) as (keyof typeof NOTHING)[]),
];

/** Parts in which two contents differ; the order of areas and fields says nothing. */
export function changedParts(
  before: OrganisationContent,
  after: OrganisationContent,
): (keyof OrganisationContent)[] {
  const said = (content: OrganisationContent, key: keyof OrganisationContent) => {
    const value = content[key];
    return JSON.stringify(key === 'areas' || key === 'fields' ? [...(value as unknown[])].sort() : value);
  };
  return CONTENT_KEYS.filter((key) => said(before, key) !== said(after, key));
}

/** Whether a part says nothing yet, so that a list may fill it. */
function isOpen(content: OrganisationContent, key: keyof OrganisationContent): boolean {
  const value = content[key];
  if (key === 'contactVisibility' || key === 'languages') return false;
  if (key === 'contact' || key === 'place') {
    return Object.values(value as object).every((one) => one === '' || one === null);
  }
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return value === '' || value === null || value === 'none' || isEmptyList;
}

function planChange(row: ImportedRow, { organisation, hasMembers }: Existing): RowPlan {
  const wanted = contentOf(row, organisation);
  const differing = changedParts(organisation, wanted);
  const kept = hasMembers ? differing.filter((key) => !isOpen(organisation, key)) : [];
  const parts = differing.filter((key) => !kept.includes(key));
  const content: OrganisationContent = {
    ...wanted,
    ...Object.fromEntries(kept.map((key) => [key, organisation[key]])),
  };
  const isOwnExport = row.entryId === organisation.id;
  const becomesOfList = organisation.externalId === null && row.externalId !== null && !isOwnExport;
  const what = parts.length > 0 || becomesOfList ? 'changed' : 'unchanged';
  return { row, what, before: organisation, content, parts, kept };
}

/**
 * Finds out what becomes of each row of a list: an entry of the same ID in the same list, else the only one of the same
 * 法人番号 is brought up to date; others are added, with the entries that they may be once more. `merged`: both kinds of ID of
 * entries that are one with others now.
 */
export function planRows(
  rows: readonly ImportedRow[],
  existing: readonly Existing[],
  merged: ReadonlySet<string>,
  index: DuplicateIndex,
): RowPlan[] {
  const byId = new Map<string, Existing>();
  const byNumber = new Map<string, Existing[]>();
  for (const one of existing) {
    const { id, externalId, corporateNumber } = one.organisation;
    byId.set(id, one);
    if (externalId !== null) byId.set(externalId, one);
    if (corporateNumber !== null) {
      byNumber.set(corporateNumber, [...(byNumber.get(corporateNumber) ?? []), one]);
    }
  }
  const taken = new Set<string>();
  return rows.map((row): RowPlan => {
    const found = findExisting(row, byId, byNumber, merged);
    if (found === 'merged') return { row, what: 'merged' };
    if (found !== null && !taken.has(found.organisation.id)) {
      taken.add(found.organisation.id);
      return planChange(row, found);
    }
    const content = contentOf(row, null);
    const compared = {
      id: `row ${row.line}`,
      type: content.type,
      corporateNumber: content.corporateNumber,
      matchName: matchName(content.name),
      matchAddress: matchAddress(content.place.address),
    };
    const like = index.like(compared).map(({ entry, reasons }) => ({ id: entry.id, reasons }));
    index.add(compared);
    return { row, what: 'added', content, like };
  });
}

function findExisting(
  { externalId, entryId, says }: ImportedRow,
  byId: ReadonlyMap<string, Existing>,
  byNumber: ReadonlyMap<string, Existing[]>,
  merged: ReadonlySet<string>,
): Existing | 'merged' | null {
  const ids = [entryId, externalId].filter((id) => id !== null);
  const sameId = ids.flatMap((id) => byId.get(id) ?? [])[0];
  if (sameId !== undefined) return sameId;
  if (ids.some((id) => merged.has(id))) return 'merged';
  const sameNumber = says.corporateNumber ? (byNumber.get(says.corporateNumber) ?? []) : [];
  const [only] = sameNumber;
  // An entry of another list keeps its place there; staff decide whether the two are one.
  const isFree = only?.organisation.externalId === null || externalId === null;
  return only !== undefined && sameNumber.length === 1 && isFree ? only : null;
}
