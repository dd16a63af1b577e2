import { type Colour, hasColour, hasText, isPlaced } from '../../model';
import { commonColour } from '../editor/change';
import { type Desk, mayChange } from '../editor/desk';

/** What the bar over a selection needs to know. */
export interface SelectionFacts {
  ids: readonly string[];
  count: number;
  /** The one selected object's type; null for several. */
  only: string | null;
  /** May be changed by this person, all of it. */
  changeable: boolean;
  locked: boolean;
  writable: boolean;
  coloured: boolean;
  colour: Colour | null;
  groups: boolean;
  inGroup: boolean;
  /** How many can be aligned. */
  placed: number;
  groupable: boolean;
  linkable: boolean;
  /** A note that belongs to a place on a map. */
  hasPlace: boolean;
}

/** Reads the selection; at most the first few hundred objects decide, which is enough to choose buttons. */
export function selectionFacts(desk: Desk, ids: readonly string[]): SelectionFacts {
  const objects = ids.slice(0, 300).flatMap((id) => desk.store.get(id) ?? []);
  const [first] = objects;
  const only = ids.length === 1 && first ? first.type : null;
  const members = objects.filter((object) => object.type !== 'frame' && object.type !== 'connector');
  return {
    ids,
    count: ids.length,
    only,
    changeable: objects.every((object) => mayChange(desk, object.id)),
    locked: objects.some((object) => desk.locked.value.has(object.id)),
    writable: only !== null && first !== undefined && hasText(first),
    coloured: objects.some(hasColour),
    colour: commonColour(desk, ids),
    groups: objects.some((object) => object.type === 'group'),
    inGroup: objects.some((object) => object.group !== null),
    placed: objects.filter((object) => isPlaced(object) || object.type === 'group').length,
    groupable: members.length >= 1 && only !== 'group',
    hasPlace: first?.type === 'note' && first.place !== undefined,
    linkable: objects.length === 2 && objects.every((object) => object.type !== 'connector'),
  };
}
