import areas from '../../../../db/seeds/areas.json';
import names from '../../../../db/seeds/demo-organisations/names.json';

/** A centre area of the demo, and how it is called in names. */
export interface DemoPlace {
  code: string;
  ward: string;
  wardName: string;
  name: string;
  lat: number;
  lng: number;
  /** The first is that of the whole area. */
  callings: Named[];
}

export interface Named {
  name: string;
  kana: string;
}

/** Reads `name／reading`. */
export function named(text: string): Named {
  const [name = '', kana = ''] = text.split('／');
  return { name, kana };
}

const WARDS = new Map(areas.wards.map(({ code, name }) => [code, name]));
const CALLINGS = new Map(Object.entries(names.places));

/** All centre areas in the order of their codes in the seed. */
export const PLACES: readonly DemoPlace[] = areas.centres.map(({ ward, no, name, kana, lat, lng }) => {
  const code = `${ward}-${String(no).padStart(2, '0')}`;
  return {
    code,
    ward,
    wardName: WARDS.get(ward) ?? '',
    name,
    lat,
    lng,
    callings: CALLINGS.get(code)?.map(named) ?? [{ name, kana }],
  };
});

/** The whole city as an area. */
export const CITY = areas.city.code;

/** Where the demo accounts are at home. */
export const OWN_PLACE = '011070-03';
