import type { RoomPerson } from '~/domains/workshops/model';

export interface PeopleDiff {
  changed: RoomPerson[];
  gone: string[];
}

/** What turns the list `before` into `after`; null when they are the same. */
export function diffPeople(
  before: ReadonlyMap<string, RoomPerson>,
  after: readonly RoomPerson[],
): PeopleDiff | null {
  const ids = new Set(after.map((person) => person.id));
  const changed = after.filter((person) => !samePerson(before.get(person.id), person));
  const gone = [...before.keys()].filter((id) => !ids.has(id));
  return changed.length + gone.length > 0 ? { changed, gone } : null;
}

function samePerson(a: RoomPerson | undefined, b: RoomPerson): boolean {
  return (
    a !== undefined &&
    a.name === b.name &&
    a.colour === b.colour &&
    a.role === b.role &&
    a.status === b.status &&
    a.online === b.online &&
    a.handRaisedAt === b.handRaisedAt &&
    a.done === b.done
  );
}
