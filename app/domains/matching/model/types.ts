import type { MeetingTime, OrganisationType, Urgency, WorkStyle } from '~/domains/organisations/model';

/**
 * What matching knows of an organisation. Null or empty means that it has not been said; such a term is neutral and
 * says so, it is never counted against anybody.
 */
export interface Profile {
  id: string;
  type: OrganisationType;
  /** Codes of areas and wards it works in, or of the whole city. */
  areas: readonly string[];
  /** The area of its address and the ward around it. */
  homeArea: string | null;
  homeWard: string | null;
  lat: number | null;
  lng: number | null;
  fields: readonly number[];
  offers: readonly string[];
  needs: readonly { term: string; urgency: Urgency; fromDay: string | null; toDay: string | null }[];
  styles: readonly WorkStyle[];
  times: readonly MeetingTime[];
  languages: readonly string[];
  /** Collaborations it can carry at once; null: not said. */
  capacity: number | null;
  /** Collaborations and agreed matches it carries now. */
  busy: number;
  foundedYear: number | null;
  people: number | null;
  /** When its entry was made, ms. */
  createdAt: number;
  /** Organisations it has worked with before. */
  partners: readonly string[];
  /** Fiscal years in which it was supported. */
  awards: readonly number[];
  /** How often it was suggested to others in the last 30 days. */
  exposure: number;
}

/** Two organisations kept apart: one has blocked the other, or staff see a conflict of interest. */
export interface Exclusion {
  a: string;
  b: string;
  kind: 'blocked' | 'conflict';
}
