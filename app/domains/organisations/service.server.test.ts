import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { createTestDeps, makeAccount, type TestDeps } from '../../../tests/factories/deps';
import { makeOrganisation, organisationContent } from '../../../tests/factories/organisations';
import { changeOrganisation, changeStatus, createOrganisation, readHistory } from './service/edit.server';
import { loadProfiles } from './service/profiles.server';
import {
  getOrganisation,
  listMyOrganisations,
  openOrganisation,
  searchOrganisations,
} from './service.server';

let deps: TestDeps;
beforeEach(async () => {
  deps = await createTestDeps();
});
afterEach(async () => deps.db.destroy());

const ANYONE = { kind: 'anonymous' } as const;
const ALL = {
  words: '',
  type: null,
  area: null,
  field: null,
  need: null,
  offer: null,
  sort: 'kana',
  page: 1,
} as const;
const PRIVATE = organisationContent({
  contact: { name: '秘密花子', email: 'himitsu@example.jp', phone: '011-000-0000' },
  contactVisibility: 'staff',
  place: { postalCode: '060-0001', address: '札幌市西区西野3条4丁目', lat: 43.06, lng: 141.26 },
});

describe('an entry', () => {
  it('of an account is its own draft; staff list it', async () => {
    const member = await makeAccount(deps, 'member');
    const staff = await makeAccount(deps, 'staff');
    const { id } = await createOrganisation(deps, member, PRIVATE);
    expect(await listMyOrganisations(deps, member)).toMatchObject([{ id, role: 'owner', status: 'draft' }]);
    await expect(getOrganisation(deps, ANYONE, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(changeStatus(deps, member, id, 'listed')).rejects.toMatchObject({ code: 'forbidden' });
    await changeStatus(deps, staff, id, 'listed');
    expect((await searchOrganisations(deps, ANYONE, ALL)).total).toBe(1);
  });

  it('keeps contact and address from those they are not for, and from what is searched', async () => {
    const member = await makeAccount(deps, 'member');
    const other = await makeAccount(deps, 'member');
    const { id } = await createOrganisation(deps, member, PRIVATE);
    await changeStatus(deps, await makeAccount(deps, 'staff'), id, 'listed');
    for (const principal of [ANYONE, other]) {
      const seen = await getOrganisation(deps, principal, id);
      expect(seen).toMatchObject({ contact: null, place: null });
      expect(JSON.stringify(seen)).not.toMatch(/秘密|himitsu|011-|西野3条|43\.06/);
    }
    expect(await getOrganisation(deps, member, id)).toMatchObject({ contact: PRIVATE.contact });
    for (const words of ['秘密花子', 'himitsu', '西野3条']) {
      expect((await searchOrganisations(deps, ANYONE, { ...ALL, words })).total).toBe(0);
    }
  });

  it('can be asked by whom acts for another listed one, from its page', async () => {
    const town = await makeOrganisation(deps, { type: 'chonaikai' });
    const member = await makeAccount(deps, 'member');
    const mayAsk = async (principal: typeof member | typeof ANYONE, id: string) =>
      (await openOrganisation(deps, principal, id)).mayAsk;
    expect(await mayAsk(ANYONE, town)).toBe(false);
    const { id } = await createOrganisation(deps, member, organisationContent());
    expect(await mayAsk(member, town)).toBe(false);
    await changeStatus(deps, await makeAccount(deps, 'staff'), id, 'listed');
    expect(await mayAsk(member, town)).toBe(true);
    expect(await mayAsk(member, id)).toBe(false);
    await deps.db.updateTable('organisation_members').set({ role: 'viewer' }).execute();
    expect(await mayAsk(member, town)).toBe(false);
  });

  it('takes its area from the address until it is chosen by hand', async () => {
    await seedDemoAreas(deps);
    const staff = await makeAccount(deps, 'staff');
    const { id } = await createOrganisation(deps, staff, PRIVATE);
    expect((await getOrganisation(deps, staff, id)).homeArea).toBe('011070');
    const moved = { ...PRIVATE, homeArea: '011070', place: { ...PRIVATE.place, address: '札幌市北区北7条' } };
    await changeOrganisation(deps, staff, id, { revision: 1, content: moved });
    expect((await getOrganisation(deps, staff, id)).homeArea).toBe('011029');
    const chosen = { ...moved, homeArea: '011070-03' };
    await changeOrganisation(deps, staff, id, { revision: 2, content: chosen });
    expect((await searchOrganisations(deps, ANYONE, { ...ALL, area: '011070' })).total).toBe(1);
    expect(await loadProfiles(deps)).toMatchObject([{ id, homeArea: '011070-03', homeWard: '011070' }]);
  });

  it('is not overwritten by an edit of an older state', async () => {
    const staff = await makeAccount(deps, 'staff', { name: '市の人' });
    const member = await makeAccount(deps, 'member');
    const { id } = await createOrganisation(deps, member, PRIVATE);
    const edit = (over: object) => ({ revision: 1, content: { ...PRIVATE, ...over } });
    expect(await changeOrganisation(deps, staff, id, edit({ nameEn: 'Snow', summary: '雪' }))).toBeNull();
    const met = await changeOrganisation(deps, member, id, edit({ summary: '公園' }));
    expect(met).toMatchObject({ taken: ['nameEn'], disputed: ['summary'], revision: 2, by: ['市の人'] });
    expect(met?.content).toMatchObject({ nameEn: 'Snow', summary: '公園' });
    expect(await getOrganisation(deps, member, id)).toMatchObject({ summary: '雪', revision: 2 });
    const { entries } = await readHistory(deps, member, id);
    expect(entries.map(({ kind }) => kind)).toEqual(['changed', 'created']);
    expect(entries[0]?.changes.map(({ part }) => part)).toEqual(['nameEn', 'summary']);
  });

  it('is changed by nobody of another organisation', async () => {
    const id = await makeOrganisation(deps);
    const other = await makeAccount(deps, 'facilitator');
    await createOrganisation(deps, other, PRIVATE);
    const edit = { revision: 1, content: PRIVATE };
    await expect(changeOrganisation(deps, other, id, edit)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(readHistory(deps, other, id)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
