import { listAreas } from '~/domains/areas/service.server';
import type { Deps } from '~/platform/deps.server';
import { AreaBook } from './model/towns';
import * as repo from './repo.server';

/** Leads from an address to the area it lies in. */
export interface AddressBook {
  /** The centre area by the town the address names, else its ward; null when neither is known. */
  areaOf(address: string): string | null;
}

/** Areas of today with the newest table of towns; load it once for many addresses. */
export async function loadAddressBook(deps: Pick<Deps, 'db' | 'clock'>): Promise<AddressBook> {
  const areas = await listAreas(deps);
  const [newest] = await repo.listTownTables(deps.db);
  const book = new AreaBook(areas, newest ? await repo.listTowns(deps.db, newest.id) : null);
  const wards = areas.filter(({ kind }) => kind === 'ward');
  return {
    areaOf(address) {
      const town = book.addressArea(address, '');
      if (town !== null) return town;
      const plain = address.normalize('NFKC').replace(/\s+/g, '');
      const [first] = wards
        .map(({ code, name }) => ({ code, at: plain.indexOf(name), length: name.length }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at || b.length - a.length);
      return first?.code ?? null;
    },
  };
}
