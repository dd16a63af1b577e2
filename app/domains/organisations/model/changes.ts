import type { OrganisationContent } from './organisation';

/** Parts of an entry that are told apart when two edits meet and in its history, in the order of the form. */
export const CONTENT_PARTS = [
  'name',
  'kana',
  'nameEn',
  'type',
  'legalForm',
  'corporateNumber',
  'foundedYear',
  'people',
  'summary',
  'description',
  'fields',
  'areas',
  'offers',
  'needs',
  'capacity',
  'languages',
  'styles',
  'times',
  'contact',
  'contactVisibility',
  'place',
  'homeArea',
  'website',
] as const satisfies readonly (keyof OrganisationContent)[];
export type ContentPart = (typeof CONTENT_PARTS)[number];

/** Ids of offers and needs are made anew with every change and say nothing. */
function comparable(content: OrganisationContent, part: ContentPart): string {
  const value = content[part];
  if (part === 'offers' || part === 'needs') {
    return JSON.stringify((value as OrganisationContent['needs']).map(({ id: _id, ...rest }) => rest));
  }
  if (part === 'areas' || part === 'fields')
    return JSON.stringify([...(value as (string | number)[])].sort());
  return JSON.stringify(value);
}

/** What differs between two states of an entry. */
export function differingParts(before: OrganisationContent, after: OrganisationContent): ContentPart[] {
  return CONTENT_PARTS.filter((part) => comparable(before, part) !== comparable(after, part));
}

/** Two edits of one state brought together. */
export interface MergedEdits {
  content: OrganisationContent;
  /** What only the other changed: taken over. */
  taken: ContentPart[];
  /** What both changed, differently: mine stands, the other's is to be looked at. */
  disputed: ContentPart[];
}

/** Brings an edit that began from `base` together with what has become of the entry since. */
export function mergeEdits(
  base: OrganisationContent,
  theirs: OrganisationContent,
  mine: OrganisationContent,
): MergedEdits {
  const ownParts = new Set(differingParts(base, mine));
  const differs = new Set(differingParts(theirs, mine));
  const foreign = differingParts(base, theirs).filter((part) => differs.has(part));
  const taken = foreign.filter((part) => !ownParts.has(part));
  const disputed = foreign.filter((part) => ownParts.has(part));
  const content = { ...mine, ...Object.fromEntries(taken.map((part) => [part, theirs[part]])) };
  return { content, taken, disputed };
}

/** What would help others to find a partner and has not been said, the most helpful first. */
export const WISHED_PARTS = [
  'needs',
  'offers',
  'summary',
  'fields',
  'areas',
  'kana',
  'contact',
  'capacity',
  'times',
] as const;
export type WishedPart = (typeof WISHED_PARTS)[number];

export function missingParts(content: OrganisationContent): WishedPart[] {
  const { contact } = content;
  const said: Record<WishedPart, boolean> = {
    needs: content.needs.length > 0,
    offers: content.offers.length > 0,
    summary: content.summary !== '',
    fields: content.fields.length > 0,
    areas: content.areas.length > 0,
    kana: content.kana !== '',
    contact: contact.email !== '' || contact.phone !== '',
    capacity: content.capacity !== null,
    times: content.times.length > 0,
  };
  return WISHED_PARTS.filter((part) => !said[part]);
}
