import type { Area } from './areas';
import { isMeant } from './search';

/** A ward with those of its areas that are listed; 連合町内会 follow their centre. */
export interface WardGroup<Listed> {
  ward: Listed;
  areas: Listed[];
}

/**
 * The areas that are meant by what was typed, by ward and in the order given. A ward named in full brings all its
 * areas; a 連合町内会 brings its centre. `ward`: code of the only ward to list, or ''.
 */
export function groupsOf<Listed extends Pick<Area, 'kind' | 'code' | 'name' | 'kana' | 'parentCode'>>(
  areas: readonly Listed[],
  { ward: only, typed }: { ward: string; typed: string },
): WardGroup<Listed>[] {
  const plain = typed.trim();
  const wards = areas.filter(({ kind, code }) => kind === 'ward' && (only === '' || code === only));
  return wards.flatMap((ward) => {
    const whole = plain === '' || plain === ward.name || plain === ward.kana;
    const centres = areas.filter((area) => area.kind === 'centre' && area.parentCode === ward.code);
    const listed = centres.flatMap((centre) => {
      const all = whole || isMeant(centre, typed);
      const inside = areas.filter((area) => area.parentCode === centre.code && (all || isMeant(area, typed)));
      return all || inside.length > 0 ? [centre, ...inside] : [];
    });
    return whole || isMeant(ward, typed) || listed.length > 0 ? [{ ward, areas: listed }] : [];
  });
}

/** City, wards, centres and 連合町内会, each followed by what lies in it; the order given is kept among equals. */
export function groupsInOrder<Listed extends Pick<Area, 'code' | 'parentCode'>>(
  areas: readonly Listed[],
): Listed[] {
  const known = new Set(areas.map(({ code }) => code));
  const inside = new Map<string, Listed[]>();
  for (const area of areas) {
    const parent = area.parentCode !== null && known.has(area.parentCode) ? area.parentCode : '';
    inside.set(parent, [...(inside.get(parent) ?? []), area]);
  }
  const walk = (code: string): Listed[] =>
    (inside.get(code) ?? []).flatMap((area) => [area, ...walk(area.code)]);
  return walk('');
}
