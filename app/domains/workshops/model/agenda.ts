import type { Permission, Phase } from './session';

/** A phase before it belongs to a session. */
export type PhaseDraft = Omit<Phase, 'id' | 'position' | 'boardId' | 'mapId'>;

/** Longest agenda. */
export const MAX_PHASES = 40;

/** Agendas that come with the product; their words are in the catalogues below `templates.<id>`. */
export interface BuiltInTemplate {
  id: string;
  phases: readonly {
    key: string;
    minutes: number;
    permission: Permission;
    votesEach?: number;
    board: boolean;
  }[];
}

export const BUILT_IN_TEMPLATES: readonly BuiltInTemplate[] = [
  {
    id: 'kj',
    phases: [
      { key: 'welcome', minutes: 10, permission: 'look', board: false },
      { key: 'write', minutes: 25, permission: 'write', board: true },
      { key: 'group', minutes: 30, permission: 'write', board: true },
      { key: 'relate', minutes: 20, permission: 'write', board: true },
      { key: 'vote', minutes: 10, permission: 'vote', votesEach: 3, board: true },
      { key: 'share', minutes: 25, permission: 'look', board: true },
    ],
  },
  {
    id: 'ideas',
    phases: [
      { key: 'question', minutes: 5, permission: 'look', board: true },
      { key: 'alone', minutes: 15, permission: 'write', board: true },
      { key: 'together', minutes: 20, permission: 'write', board: true },
      { key: 'vote', minutes: 5, permission: 'vote', votesEach: 5, board: true },
      { key: 'next', minutes: 15, permission: 'write', board: true },
    ],
  },
  {
    id: 'review',
    phases: [
      { key: 'keep', minutes: 7, permission: 'write', board: true },
      { key: 'problem', minutes: 7, permission: 'write', board: true },
      { key: 'try', minutes: 8, permission: 'write', board: true },
      { key: 'vote', minutes: 3, permission: 'vote', votesEach: 3, board: true },
      { key: 'share', minutes: 5, permission: 'look', board: true },
    ],
  },
  {
    id: 'short',
    phases: [
      { key: 'write', minutes: 10, permission: 'write', board: true },
      { key: 'vote', minutes: 5, permission: 'vote', votesEach: 3, board: true },
    ],
  },
];

/** Minutes of an agenda. */
export function totalMinutes(phases: readonly { minutes: number }[]): number {
  return phases.reduce((sum, phase) => sum + phase.minutes, 0);
}

/**
 * When each phase begins and ends, in minutes from the start of the session.
 */
export function schedule(phases: readonly { minutes: number }[]): { from: number; to: number }[] {
  let at = 0;
  return phases.map((phase) => {
    const from = at;
    at += phase.minutes;
    return { from, to: at };
  });
}

/** Moves the item at `index` one place (-1 earlier, 1 later); at the ends the order stays. */
export function moveItem<T>(items: readonly T[], index: number, step: 1 | -1): T[] {
  const out = [...items];
  const target = index + step;
  const item = out[index];
  const other = out[target];
  if (item === undefined || other === undefined) return out;
  out[index] = other;
  out[target] = item;
  return out;
}
