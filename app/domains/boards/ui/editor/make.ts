import { isDomainError } from '~/platform/errors';
import { addObject, addObjects, type Draft, insertCopies } from '../../doc';
import {
  type BoardObject,
  type Box,
  type Colour,
  type ConnectorEnd,
  centre,
  containsPoint,
  freeSpot,
  LABEL_FONT_SIZE,
  NOTE_SIZE,
  type Point,
  penFromPoints,
  type Size,
  STAMP_SIZE,
  type Stamp,
  union,
} from '../../model';
import { type Desk, refuse, say, select, warn } from './desk';

const LABEL_SIZE: Size = [320, 48];
const FRAME_SIZE: Size = [720, 480];
/** Columns and gap of notes made from lines. */
const LINES = { columns: 5, gap: 16 } as const;

/** Runs a change that may be refused for size; the refusal is told and null returned. */
export function attempt<T>(desk: Desk, change: () => T): T | null {
  if (!desk.access.value.mayWrite) {
    refuse(desk);
    return null;
  }
  try {
    return change();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    warn(desk, desk.words(`boards:refused.${error.details.reason ?? 'board_full'}`));
    return null;
  }
}

/** Middle of what is seen, in board units. Ends a flight of the view where it goes: flying on, it would leave what is made. */
export function viewCentre(desk: Desk): Point {
  desk.stage.camera.arrive();
  return centre(desk.stage.camera.visibleBox());
}

/** Innermost group (島) at a point: new things made there belong to it. */
export function groupAt(desk: Desk, point: Point, ignore?: ReadonlySet<string>): string | null {
  let best: { id: string; area: number } | null = null;
  const near: Box = { x: point[0], y: point[1], w: 0, h: 0 };
  for (const object of desk.store.inBox(near)) {
    if (object.type !== 'group' || ignore?.has(object.id)) continue;
    const box = desk.store.boxOf(object.id);
    if (!box || !containsPoint(box, point)) continue;
    const area = box.w * box.h;
    if (!best || area < best.area) best = { id: object.id, area };
  }
  return best?.id ?? null;
}

/** Makes a note with its middle at `at`, or at a free place in view, and opens its text. */
export function makeNote(desk: Desk, at: Point | null, colour: Colour = desk.colour.value): string | null {
  return makeText(desk, at, NOTE_SIZE, (place) => ({
    type: 'note',
    at: place,
    size: NOTE_SIZE,
    colour,
    text: '',
  }));
}

export function makeLabel(desk: Desk, at: Point | null): string | null {
  return makeText(desk, at, LABEL_SIZE, (place) => ({
    type: 'label',
    at: place,
    size: LABEL_SIZE,
    colour: 'grey',
    text: '',
    fontSize: LABEL_FONT_SIZE,
  }));
}

function makeText(desk: Desk, at: Point | null, size: Size, draft: (place: Point) => Draft): string | null {
  return attempt(desk, () => {
    const middle = at ?? viewCentre(desk);
    const wished: Point = [middle[0] - size[0] / 2, middle[1] - size[1] / 2];
    const place = at ? wished : spotInView(desk, size, wished);
    const group = groupAt(desk, [place[0] + size[0] / 2, place[1] + size[1] / 2]);
    const id = addObject(desk.writer, { ...draft(place), ...(group ? { group } : {}) });
    select(desk, [id]);
    desk.edit(id, { isNew: true });
    return id;
  });
}

/** A free place; beside what is there, so that notes made in a row don't cover each other. */
function spotInView(desk: Desk, size: Size, wished: Point): Point {
  return freeSpot(desk.store, size, wished, 16);
}

/** Makes a frame with the box, around the selection, or in view; opens its title. */
export function makeFrame(desk: Desk, box: Box | null, at: Point | null = null): string | null {
  return attempt(desk, () => {
    const around = box ?? (at ? null : aroundSelection(desk));
    const middle = at ?? viewCentre(desk);
    const place = around ?? {
      x: middle[0] - FRAME_SIZE[0] / 2,
      y: middle[1] - FRAME_SIZE[1] / 2,
      w: FRAME_SIZE[0],
      h: FRAME_SIZE[1],
    };
    const id = addObject(desk.writer, {
      type: 'frame',
      at: [place.x, place.y],
      size: [place.w, place.h],
      colour: 'white',
      text: '',
    });
    select(desk, [id]);
    desk.edit(id, { isNew: true });
    return id;
  });
}

function aroundSelection(desk: Desk): Box | null {
  const box = union([...desk.selection.value].flatMap((id) => desk.store.boxOf(id) ?? []));
  return box ? { x: box.x - 40, y: box.y - 40, w: box.w + 80, h: box.h + 80 } : null;
}

/** Puts a stamp; without a place on the corner of what is selected, else into view. */
export function makeStamp(desk: Desk, at: Point | null, stamp: Stamp = desk.stamp.value): string | null {
  return attempt(desk, () => {
    const [w, h] = STAMP_SIZE;
    const [only] = desk.selection.value;
    const on = only === undefined || at ? null : desk.store.boxOf(only);
    const middle: Point = at ?? (on ? [on.x + on.w - w / 4, on.y + h / 4] : viewCentre(desk));
    const id = addObject(desk.writer, {
      type: 'stamp',
      at: [middle[0] - w / 2, middle[1] - h / 2],
      size: STAMP_SIZE,
      stamp,
    });
    say(desk, desk.words('boards:say.stamped', { stamp: desk.words(`boards:stage.stamp.${stamp}`) }));
    return id;
  });
}

export function makePen(desk: Desk, points: readonly Point[]): string | null {
  const line = penFromPoints(points);
  if (!line) return null;
  return attempt(desk, () => addObject(desk.writer, { type: 'pen', colour: desk.inkColour.value, ...line }));
}

export function makeConnector(desk: Desk, from: ConnectorEnd, to: ConnectorEnd): string | null {
  return attempt(desk, () => {
    const id = addObject(desk.writer, {
      type: 'connector',
      from,
      to,
      colour: 'grey',
      arrow: 'end',
      text: '',
    });
    say(desk, desk.words('boards:say.connected'));
    return id;
  });
}

/** Connects the two selected objects; otherwise takes up the connector tool. */
export function connectSelection(desk: Desk): void {
  const ends = [...desk.selection.value].filter((id) => {
    const object = desk.store.get(id);
    return object && object.type !== 'connector';
  });
  const [from, to] = ends;
  if (ends.length === 2 && from !== undefined && to !== undefined) {
    const id = makeConnector(desk, { object: from }, { object: to });
    if (id) select(desk, [id]);
    return;
  }
  if (!desk.access.value.mayWrite) refuse(desk);
  else {
    desk.tool.set('connector');
    say(desk, desk.words('boards:say.connectHint'));
  }
}

/** One note per line, in a block at `at` (top left) or at a free place. Returns the ids. */
export function makeNotes(desk: Desk, lines: readonly string[], at: Point | null): string[] {
  const made = attempt(desk, () => {
    const columns = Math.min(LINES.columns, lines.length);
    const rows = Math.ceil(lines.length / columns);
    const step = { x: NOTE_SIZE[0] + LINES.gap, y: NOTE_SIZE[1] + LINES.gap };
    const block: Size = [columns * step.x, rows * step.y];
    const middle = viewCentre(desk);
    const corner =
      at ?? freeSpot(desk.store, block, [middle[0] - block[0] / 2, middle[1] - block[1] / 2], 24);
    return addObjects(
      desk.writer,
      lines.map((text, i) => ({
        type: 'note',
        at: [corner[0] + (i % columns) * step.x, corner[1] + Math.floor(i / columns) * step.y],
        size: NOTE_SIZE,
        colour: desk.colour.value,
        text,
      })),
    );
  });
  if (made && made.length > 0) select(desk, made);
  return made ?? [];
}

/** Adds copied objects with their middle at `at`, or beside where they were. Returns the new ids. */
export function insertObjects(desk: Desk, objects: readonly BoardObject[], at: Point | null): string[] {
  const made = attempt(desk, () => {
    const box = union(
      objects.flatMap((object) =>
        object.type === 'connector' || object.type === 'group'
          ? []
          : [{ x: object.at[0], y: object.at[1], w: object.size[0], h: object.size[1] }],
      ),
    );
    const target = at ?? viewCentre(desk);
    const offset: Point = box
      ? [Math.round(target[0] - box.x - box.w / 2), Math.round(target[1] - box.y - box.h / 2)]
      : [24, 24];
    return insertCopies(desk.writer, objects, offset);
  });
  if (made && made.length > 0) select(desk, made);
  return made ?? [];
}
