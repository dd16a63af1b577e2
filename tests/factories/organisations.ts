import type { OrganisationContent, OrganisationStatus } from '~/domains/organisations/model';
import { insertEntry } from '~/domains/organisations/service/entries.server';
import type { Deps } from '~/platform/deps.server';

/** What an organisation says that has said next to nothing. */
export function organisationContent(over: Partial<OrganisationContent> = {}): OrganisationContent {
  return {
    type: 'npo',
    legalForm: 'npo',
    corporateNumber: null,
    name: '架空の会',
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
    contactVisibility: 'signed_in',
    place: { postalCode: '', address: '', lat: null, lng: null },
    homeArea: null,
    areas: [],
    fields: [],
    offers: [],
    needs: [],
    ...over,
  };
}

/** A stored organisation, listed unless said otherwise; returns its id. */
export async function makeOrganisation(
  deps: Pick<Deps, 'db' | 'clock'>,
  over: Partial<OrganisationContent> = {},
  status: OrganisationStatus = 'listed',
): Promise<string> {
  return deps.db
    .transaction()
    .execute((trx) =>
      insertEntry(trx, deps.clock, 'system', organisationContent(over), { status, source: 'typed' }),
    );
}
