import type { Wishes } from './lists';
import { byCode } from './lots';
import type { Consortium, RoundInput } from './model';

/** At most `most` of the candidates at `members` may be chosen. */
export interface Limit {
  kind: 'member' | 'ward' | 'projects';
  /** The organisation or ward the limit is about; empty for the whole round. */
  about: string;
  most: number;
  /** Positions in the list of candidates, ascending. */
  members: number[];
}

/** How many projects an organisation may be in. */
export function roomOf(input: RoundInput, wishes: Wishes, id: string): number {
  const one = wishes.byId.get(id);
  if (one === undefined) return 0;
  return one.side === 'first' ? Math.min(one.capacity, input.settings.caps.lead) : one.capacity;
}

/** Capacity of everybody, and the caps on wards and the round. In a fixed order. */
export function limitsOf(input: RoundInput, wishes: Wishes, candidates: readonly Consortium[]): Limit[] {
  const { caps } = input.settings;
  const byMember = new Map<string, number[]>();
  const byWard = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, at: number) => {
    const known = map.get(key);
    if (known) known.push(at);
    else map.set(key, [at]);
  };
  for (const [at, one] of candidates.entries()) {
    for (const id of [one.lead, ...one.partners]) add(byMember, id, at);
    const ward = wishes.byId.get(one.lead)?.ward;
    if (ward) add(byWard, ward, at);
  }
  const limits: Limit[] = [...byMember].map(([about, members]) => ({
    kind: 'member',
    about,
    most: roomOf(input, wishes, about),
    members,
  }));
  if (caps.ward !== null) {
    for (const [about, members] of byWard) limits.push({ kind: 'ward', about, most: caps.ward, members });
  }
  limits.sort((a, b) => byCode(a.kind, b.kind) || byCode(a.about, b.about));
  if (caps.projects !== null) {
    limits.push({ kind: 'projects', about: '', most: caps.projects, members: [...candidates.keys()] });
  }
  return limits;
}
