import { steady, steadySwing } from '~/platform/steady';
import areas from '../../../../db/seeds/areas.json';
import type { Facility, FacilitySet } from '../model';

/** What an area of the demo has: a word before or after the area's name, its reading, and how often (0 to 1). */
const KINDS = [
  { type: 'まちづくりセンター', name: 'まちづくりセンター', kana: 'まちづくりせんたー', often: 1 },
  { type: '地区会館', name: '会館', kana: 'かいかん', often: 0.9 },
  { type: '児童会館', name: '児童会館', kana: 'じどうかいかん', often: 1 },
  { type: '小学校', name: '小学校', kana: 'しょうがっこう', often: 1 },
  { type: '中学校', name: '中学校', kana: 'ちゅうがっこう', often: 0.7 },
  { type: '公園', name: '中央公園', kana: 'ちゅうおうこうえん', often: 0.9 },
  { type: '介護予防センター', name: '介護予防センター', kana: 'かいごよぼうせんたー', often: 0.5 },
  { type: '図書室', name: '図書室', kana: 'としょしつ', often: 0.3 },
] as const;

/** About 500 m in degrees here. */
const NEAR = 0.005;

/** Facilities of the demo, near the middle of each area; invented, with no address. */
export function demoFacilities(): FacilitySet {
  const facilities = areas.centres.flatMap(({ ward, no, name, kana, lat, lng }) => {
    const code = `${ward}-${String(no).padStart(2, '0')}`;
    return KINDS.flatMap((kind, i): Facility[] => {
      if (steady(`${code} ${kind.type}`) >= kind.often) return [];
      return [
        {
          externalId: `DEMO-${code}-${i + 1}`,
          municipalityCode: areas.city.code,
          name: `${name}${kind.name}`,
          kana: `${kana}${kind.kana}`,
          nameEn: '',
          type: kind.type,
          address: '',
          lat: round(lat + NEAR * steadySwing(`${code} ${kind.type} lat`)),
          lng: round(lng + NEAR * steadySwing(`${code} ${kind.type} lng`)),
          areaCode: code,
          phone: '',
          url: '',
          note: '',
        },
      ];
    });
  });
  return {
    source: '架空の公共施設一覧（デモ用に作成。実在の施設の一覧ではありません）',
    referenceDate: '2026-04-01',
    fictional: true,
    facilities,
  };
}

function round(degrees: number): number {
  return Number(degrees.toFixed(5));
}
