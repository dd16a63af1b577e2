import { Hand } from 'lucide-react';
import type { RoomPerson } from '../../model';

/** First letter of a name on the person's colour; decoration beside the written name. */
export function PersonMark({ name, colour, dim }: { name: string; colour: string; dim?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className="flex size-9 shrink-0 items-center justify-center rounded-full text-base font-bold text-white"
      style={{ background: dim ? '#767676' : colour }}
    >
      {[...name][0] ?? ''}
    </span>
  );
}

/** Place of a raised hand in the queue, 1 for the longest. */
export function HandMark({ place, label }: { place: number; label: string }) {
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-warn-soft px-2.5 py-0.5 font-bold text-warn">
      <Hand aria-hidden="true" className="size-4" />
      <span className="sr-only">{label}</span>
      <span aria-hidden="true">{place}</span>
    </span>
  );
}

/** Those inside, by name; the viewer's own entry is told by its id elsewhere. */
export function peopleInside(people: readonly RoomPerson[]): RoomPerson[] {
  return people
    .filter((person) => person.status === 'in')
    .sort((a, b) => Number(b.online) - Number(a.online) || a.name.localeCompare(b.name, 'ja'));
}
