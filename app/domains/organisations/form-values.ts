import type { OrganisationContent } from './model';

export type OfferValues = {
  term: string;
  text: string;
};

export type NeedValues = OfferValues & {
  urgency: string;
  fromDay: string;
  toDay: string;
  success: string;
};

/** An entry as its form holds it: words only. */
export type OrganisationFormValues = {
  revision: string;
  name: string;
  kana: string;
  nameEn: string;
  type: string;
  legalForm: string;
  corporateNumber: string;
  foundedYear: string;
  people: string;
  summary: string;
  description: string;
  website: string;
  fields: string[];
  areas: string[];
  offers: OfferValues[];
  needs: NeedValues[];
  capacity: string;
  languages: string[];
  styles: string[];
  times: string[];
  contactName: string;
  contactEmail: string;
  contactPhone: string;
  contactVisibility: string;
  postalCode: string;
  address: string;
  homeArea: string;
};

const EMPTY_OFFER: OfferValues = { term: '', text: '' };
const EMPTY_NEED: NeedValues = {
  term: '',
  text: '',
  urgency: '2',
  fromDay: '',
  toDay: '',
  success: '',
};

const numberText = (value: number | null) => (value === null ? '' : String(value));

/** The form of an entry that exists. There is always a row to write one more offer and need into. */
export function formValues(content: OrganisationContent, revision: number): OrganisationFormValues {
  const { contact, place, offers, needs } = content;
  return {
    revision: String(revision),
    name: content.name,
    kana: content.kana,
    nameEn: content.nameEn,
    type: content.type,
    legalForm: content.legalForm,
    corporateNumber: content.corporateNumber ?? '',
    foundedYear: numberText(content.foundedYear),
    people: numberText(content.people),
    summary: content.summary,
    description: content.description,
    website: content.website,
    fields: content.fields.map(String),
    areas: content.areas,
    offers: [...offers.map(({ term, text }) => ({ term, text })), EMPTY_OFFER],
    needs: [
      ...needs.map(({ term, text, urgency, fromDay, toDay, success }) => ({
        term,
        text,
        urgency: String(urgency),
        fromDay: fromDay ?? '',
        toDay: toDay ?? '',
        success,
      })),
      EMPTY_NEED,
    ],
    capacity: numberText(content.capacity),
    languages: content.languages,
    styles: content.styles,
    times: content.times,
    contactName: contact.name,
    contactEmail: contact.email,
    contactPhone: contact.phone,
    contactVisibility: content.contactVisibility,
    postalCode: place.postalCode,
    address: place.address,
    homeArea: content.homeArea ?? '',
  };
}

/** The form of an organisation that is not entered yet. */
export const NEW_ORGANISATION: OrganisationFormValues = {
  revision: '1',
  name: '',
  kana: '',
  nameEn: '',
  type: '',
  legalForm: 'none',
  corporateNumber: '',
  foundedYear: '',
  people: '',
  summary: '',
  description: '',
  website: '',
  fields: [],
  areas: [],
  offers: [EMPTY_OFFER],
  needs: [EMPTY_NEED],
  capacity: '',
  languages: ['ja'],
  styles: [],
  times: [],
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  contactVisibility: 'signed_in',
  postalCode: '',
  address: '',
  homeArea: '',
};
