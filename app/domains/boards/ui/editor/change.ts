import {
  addTag,
  changeObject,
  deleteObjects,
  duplicateObjects,
  groupObjects,
  placeObjects,
  putInto,
  recolour,
  removeTag,
  restackObjects,
  ungroup,
} from '../../doc';
import {
  type AlignTo,
  type Arrow,
  align,
  type Colour,
  distribute,
  hasColour,
  type NudgeKey,
  nudge,
  type Positions,
  type RestackTo,
  tidy,
  tidyGroup,
  withMembers,
} from '../../model';
import { changeable, type Desk, say, select, tell, warn } from './desk';

/** The selection, as far as this person may change it. */
function selected(desk: Desk): string[] {
  return changeable(desk, desk.selection.value);
}

function place(desk: Desk, positions: Positions): void {
  const locked = desk.lead.value ? new Set<string>() : desk.locked.value;
  placeObjects(
    desk.writer,
    [...positions].filter(([id]) => !locked.has(id)),
  );
}

export function deleteSelection(desk: Desk): void {
  const ids = withMembers(desk.store, selected(desk));
  if (ids.length === 0) return;
  deleteObjects(desk.writer, ids);
  select(desk, []);
  tell(desk, desk.words('boards:say.deleted', { count: ids.length }), {
    label: desk.words('boards:undo'),
    run: () => desk.undo.undo(),
  });
}

export function duplicateSelection(desk: Desk): void {
  const ids = selected(desk);
  if (ids.length === 0) return;
  const copies = duplicateObjects(desk.writer, ids, [24, 24], desk.store);
  select(desk, topOfCopies(desk, copies));
  say(desk, desk.words('boards:say.duplicated', { count: copies.length }));
}

/** Of copies, those that lie in no other copy: selecting these moves each once. */
function topOfCopies(desk: Desk, ids: readonly string[]): string[] {
  const all = new Set(ids);
  return ids.filter((id) => {
    const group = desk.store.get(id)?.group;
    return !group || !all.has(group);
  });
}

export function colourSelection(desk: Desk, colour: Colour): void {
  const ids = selected(desk);
  if (ids.length === 0) return;
  recolour(desk.writer, ids, colour);
  const objects = ids.flatMap((id) => desk.store.get(id) ?? []);
  if (objects.some((object) => object.type === 'note')) desk.colour.set(colour);
  if (objects.some((object) => object.type === 'pen')) desk.inkColour.set(colour);
  say(desk, desk.words('boards:say.coloured', { colour: desk.words(`boards:stage.colour.${colour}`) }));
}

/** Colour all selected share; null when they differ or have none. */
export function commonColour(desk: Desk, ids: Iterable<string>): Colour | null {
  let colour: Colour | null = null;
  for (const id of ids) {
    const object = desk.store.get(id);
    if (!object || !hasColour(object)) continue;
    if (colour !== null && colour !== object.colour) return null;
    colour = object.colour;
  }
  return colour;
}

export function nudgeSelection(desk: Desk, key: NudgeKey, fast: boolean): void {
  place(desk, nudge(desk.store, selected(desk), key, fast));
}

export function alignSelection(desk: Desk, to: AlignTo): void {
  place(desk, align(desk.store, selected(desk), to));
  say(desk, desk.words('boards:say.aligned'));
}

export function distributeSelection(desk: Desk, along: 'horizontal' | 'vertical'): void {
  place(desk, distribute(desk.store, selected(desk), along));
  say(desk, desk.words('boards:say.aligned'));
}

/** Puts a selected group, or several selected objects, in order. */
export function tidySelection(desk: Desk): void {
  const ids = selected(desk);
  const [only] = ids;
  if (only === undefined) return;
  const isGroup = ids.length === 1 && desk.store.get(only)?.type === 'group';
  place(desk, isGroup ? tidyGroup(desk.store, only) : tidy(desk.store, ids));
  say(desk, desk.words('boards:say.tidied'));
}

export function restackSelection(desk: Desk, to: RestackTo): void {
  const ids = selected(desk);
  if (ids.length === 0) return;
  restackObjects(desk.writer, ids, to, desk.store);
  say(desk, desk.words(`boards:say.restacked.${to}`));
}

/** Makes a 島 of the selection and opens its 表札. */
export function groupSelection(desk: Desk): void {
  const ids = selected(desk);
  const id = ids.length > 0 ? groupObjects(desk.writer, ids, {}, desk.store) : null;
  if (id === null) {
    if (desk.access.value.mayWrite) warn(desk, desk.words('boards:refused.nothingToGroup'));
    return;
  }
  select(desk, [id]);
  say(desk, desk.words('boards:say.grouped', { count: ids.length }));
  desk.edit(id);
}

/** Opens selected groups; takes other selected objects out of theirs. */
export function ungroupSelection(desk: Desk): void {
  const ids = selected(desk);
  const groups = ids.filter((id) => desk.store.get(id)?.type === 'group');
  if (groups.length > 0) {
    const members = groups.flatMap((id) => desk.store.membersOf(id));
    ungroup(desk.writer, groups);
    select(desk, members);
    say(desk, desk.words('boards:say.ungrouped'));
    return;
  }
  const inside = ids.filter((id) => desk.store.get(id)?.group);
  if (inside.length === 0) return;
  putInto(desk.writer, inside, null, desk.store);
  say(desk, desk.words('boards:say.takenOut', { count: inside.length }));
}

export function tagSelection(desk: Desk, tag: string): void {
  addTag(desk.writer, selected(desk), tag);
}

export function untagSelection(desk: Desk, tag: string): void {
  removeTag(desk.writer, selected(desk), tag);
}

export function setArrow(desk: Desk, arrow: Arrow): void {
  desk.doc.transact(() => {
    for (const id of selected(desk)) changeObject(desk.writer, id, { arrow });
  }, desk.writer.origin);
}

export function setAlt(desk: Desk, id: string, alt: string): void {
  if (changeable(desk, [id]).length > 0) changeObject(desk.writer, id, { alt });
}
