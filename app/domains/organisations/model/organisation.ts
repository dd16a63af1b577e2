import type { LegalForm } from './legal-forms';
import type {
  ContactVisibility,
  MeetingTime,
  MemberRole,
  Need,
  Offer,
  OrganisationStatus,
  OrganisationType,
  WorkStyle,
} from './types';

/** Whom to ask. */
export interface Contact {
  name: string;
  email: string;
  phone: string;
}

/** Where letters go; of neighbourhood associations often somebody's home, so it is seen by whom the contact is. */
export interface Place {
  postalCode: string;
  address: string;
  lat: number | null;
  lng: number | null;
}

/** What an organisation says about itself: all that an edit changes. Empty words and null: not said. */
export interface OrganisationContent {
  type: OrganisationType;
  legalForm: LegalForm;
  /** 13 digits with a valid check digit. */
  corporateNumber: string | null;
  name: string;
  /** Reading in hiragana, the legal form included or not. */
  kana: string;
  nameEn: string;
  /** One sentence for lists. */
  summary: string;
  description: string;
  foundedYear: number | null;
  /** Members, households or employees. */
  people: number | null;
  /** Tags such as `ja`, `en`. */
  languages: string[];
  styles: WorkStyle[];
  times: MeetingTime[];
  /** Collaborations it can carry at once. */
  capacity: number | null;
  website: string;
  contact: Contact;
  contactVisibility: ContactVisibility;
  place: Place;
  /** Centre area of the address, else its ward. */
  homeArea: string | null;
  /** Codes of areas and wards it works in, or of the whole city. */
  areas: string[];
  /** Numbers of `NPO_FIELDS`. */
  fields: number[];
  offers: Offer[];
  needs: Need[];
}

/** An entry as it is stored: for services only, it may hold what its reader must not see. */
export interface Organisation extends OrganisationContent {
  id: string;
  status: OrganisationStatus;
  mergedInto: string | null;
  /** Invented for a demonstration; marked 架空. */
  fictional: boolean;
  source: 'typed' | 'import' | 'demo';
  externalId: string | null;
  revision: number;
  /** Milliseconds since the epoch. */
  createdAt: number;
  updatedAt: number;
}

/** An entry as one person may see it. */
export interface OrganisationView extends Omit<Organisation, 'contact' | 'place' | 'externalId'> {
  /** Null: not for this person. */
  contact: Contact | null;
  place: Place | null;
  /** What this person is in the organisation. */
  role: MemberRole | null;
  may: { edit: boolean; readHistory: boolean; manageMembers: boolean; changeStatus: boolean };
}

/** An entry in a list; holds nothing private. */
export interface OrganisationItem {
  id: string;
  type: OrganisationType;
  legalForm: LegalForm;
  name: string;
  kana: string;
  summary: string;
  homeArea: string | null;
  areas: string[];
  fields: number[];
  offers: string[];
  needs: string[];
  fictional: boolean;
  status: OrganisationStatus;
}

/** What a search asks for; several words: all of them. */
export interface OrganisationQuery {
  words: string;
  type: OrganisationType | null;
  /** Codes that a home or a place of work must be one of; null: anywhere. */
  areas: readonly string[] | null;
  field: number | null;
  need: string | null;
  offer: string | null;
  sort: 'kana' | 'newest';
  /** From 1. */
  page: number;
}

export const ORGANISATIONS_PER_PAGE = 50;
