import type { Insertable, Updateable } from 'kysely';
import type { Principal } from '~/domains/accounts/model';
import { i18nFor } from '~/platform/i18n/translate.server';
import type { OrganisationsTable } from '../../../db/types';
import {
  type LegalForm,
  type MeetingTime,
  type MemberRole,
  matchAddress,
  matchName,
  type Organisation,
  type OrganisationContent,
  type OrganisationItem,
  type OrganisationType,
  type OrganisationView,
  organisationSortKey,
  type Urgency,
  type WorkStyle,
} from './model';
import { indexColumns } from './model/search-words';
import { maySeeContact, mayWithOrganisation } from './policy';
import type { OrganisationParts, OrganisationRow } from './repo/entries.server';

/** A stored entry as services know it; only what was checked on its way in is ever stored. */
export function toOrganisation(row: OrganisationRow, parts: OrganisationParts): Organisation {
  return {
    id: row.id,
    type: row.type as OrganisationType,
    legalForm: row.legal_form as LegalForm,
    corporateNumber: row.corporate_number,
    name: row.name,
    kana: row.kana,
    nameEn: row.name_en,
    summary: row.summary,
    description: row.description,
    foundedYear: row.founded_year,
    people: row.people,
    languages: JSON.parse(row.languages) as string[],
    styles: JSON.parse(row.styles) as WorkStyle[],
    times: JSON.parse(row.times) as MeetingTime[],
    capacity: row.capacity,
    website: row.website,
    contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
    contactVisibility: row.contact_visibility,
    place: { postalCode: row.postal_code, address: row.address, lat: row.lat, lng: row.lng },
    homeArea: row.area_code,
    areas: parts.areas.map(({ area_code }) => area_code),
    fields: parts.fields.map(({ field }) => field),
    offers: parts.offers.map(({ id, term, text }) => ({ id, term, text })),
    needs: parts.needs.map((need) => ({
      id: need.id,
      term: need.term,
      text: need.text,
      urgency: need.urgency as Urgency,
      fromDay: need.from_day,
      toDay: need.to_day,
      success: need.success,
    })),
    status: row.status,
    mergedInto: row.merged_into,
    fictional: row.fictional === 1,
    source: row.source,
    externalId: row.external_id,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The columns of what an organisation says about itself. */
export function toColumns(content: OrganisationContent) {
  return {
    type: content.type,
    legal_form: content.legalForm,
    corporate_number: content.corporateNumber,
    name: content.name,
    kana: content.kana,
    name_en: content.nameEn,
    sort_key: organisationSortKey(content.name, content.kana),
    match_name: matchName(content.name),
    summary: content.summary,
    description: content.description,
    founded_year: content.foundedYear,
    people: content.people,
    languages: JSON.stringify(content.languages),
    styles: JSON.stringify(content.styles),
    times: JSON.stringify(content.times),
    capacity: content.capacity,
    postal_code: content.place.postalCode,
    address: content.place.address,
    match_address: matchAddress(content.place.address),
    area_code: content.homeArea,
    lat: content.place.lat,
    lng: content.place.lng,
    website: content.website,
    contact_name: content.contact.name,
    contact_email: content.contact.email,
    contact_phone: content.contact.phone,
    contact_visibility: content.contactVisibility,
  } satisfies Updateable<OrganisationsTable> & Partial<Insertable<OrganisationsTable>>;
}

/**
 * What an entry is found by: names, reading, what it says in public, and the Japanese words of its fields, offers and
 * needs. Contact and address are left out: a search would tell who cannot see them what they are.
 */
export function toIndexColumns(content: OrganisationContent, areaNames: readonly string[]) {
  const { t } = i18nFor('ja');
  const term = ({ term: word, text }: { term: string; text: string }) => [
    t(`organisations:terms.${word}`),
    text,
  ];
  return indexColumns({
    names: [content.name, content.nameEn],
    kana: content.kana,
    body: [
      content.summary,
      content.description,
      ...content.fields.map((field) => t(`organisations:fields.${field}`)),
      ...content.offers.flatMap(term),
      ...content.needs.flatMap((need) => [...term(need), need.success]),
      ...areaNames,
    ],
  });
}

/** An entry as one person may see it. */
export function toView(
  organisation: Organisation,
  principal: Principal,
  role: MemberRole | null,
): OrganisationView {
  const { contact, place, externalId: _private, ...open } = organisation;
  const seen = maySeeContact(principal, role, organisation.contactVisibility);
  const may = (action: Parameters<typeof mayWithOrganisation>[2]) =>
    mayWithOrganisation(principal, { status: organisation.status, role }, action);
  return {
    ...open,
    contact: seen ? contact : null,
    place: seen ? place : null,
    role,
    may: {
      edit: may('edit'),
      readHistory: may('read-history'),
      manageMembers: may('manage-members'),
      changeStatus: may('change-status'),
    },
  };
}

/** An entry in a list. */
export function toItem(row: OrganisationRow, parts: OrganisationParts): OrganisationItem {
  return {
    id: row.id,
    type: row.type as OrganisationType,
    legalForm: row.legal_form as LegalForm,
    name: row.name,
    kana: row.kana,
    summary: row.summary,
    homeArea: row.area_code,
    areas: parts.areas.map(({ area_code }) => area_code),
    fields: parts.fields.map(({ field }) => field),
    offers: parts.offers.map(({ term }) => term),
    needs: parts.needs.map(({ term }) => term),
    fictional: row.fictional === 1,
    status: row.status,
  };
}
