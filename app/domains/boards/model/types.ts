/**
 * What is on a board, as plain values. `doc/` reads and writes them in a Y.Doc; canvas, outline, exports
 * and tests speak only of these types. Lengths are board units (1 unit = 1 CSS pixel at zoom 1), y grows downward.
 */

export type Point = readonly [x: number, y: number];
export type Size = readonly [width: number, height: number];
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Note and shape colours; the names are what the document stores. */
export const COLOURS = [
  'yellow',
  'orange',
  'pink',
  'purple',
  'blue',
  'teal',
  'green',
  'white',
  'grey',
] as const;
export type Colour = (typeof COLOURS)[number];

export const STAMPS = ['heart', 'star', 'thumb', 'idea', 'question', 'warning', 'smile', 'check'] as const;
export type Stamp = (typeof STAMPS)[number];

export const OBJECT_TYPES = [
  'note',
  'label',
  'frame',
  'group',
  'connector',
  'pen',
  'stamp',
  'image',
] as const;

interface ObjectBase {
  id: string;
  /** Stacking order; ties are broken by id. */
  z: number;
  /** Person id of who made it (`usr_…`, `gst_…`), or `import`. */
  by: string;
  /** When it was made, milliseconds since the epoch. */
  createdAt: number;
  /**
   * Id of the group it belongs to; null when none, also when the stored id dangles, closes a circle or nests too
   * deep. Frames and connectors belong to no group.
   */
  group: string | null;
  /** Sorted, without duplicates. */
  tags: readonly string[];
}

interface Placed {
  at: Point;
  size: Size;
}

export interface NoteObject extends ObjectBase, Placed {
  type: 'note';
  colour: Colour;
  text: string;
  /** The place on a map it belongs together with; absent when none. */
  place?: { map: string; feature: string };
}
export interface LabelObject extends ObjectBase, Placed {
  type: 'label';
  colour: Colour;
  text: string;
  /** Font size in board units. */
  fontSize: number;
}
export interface FrameObject extends ObjectBase, Placed {
  type: 'frame';
  colour: Colour;
  /** Title. */
  text: string;
}
/** KJ group (島): its box follows from its members (see `groupBox`), so it stores none. */
export interface GroupObject extends ObjectBase {
  type: 'group';
  /** Top left of the box it shows while it has no members. */
  at: Point;
  colour: Colour;
  /** 表札. */
  text: string;
}
export const ARROWS = ['none', 'end', 'both'] as const;
export type Arrow = (typeof ARROWS)[number];

/**
 * End of a connector: an object other than a connector (the line meets its edge) or a fixed point. A connector
 * whose object is gone is not on the board as read.
 */
export type ConnectorEnd = { object: string } | { point: Point };
export interface ConnectorObject extends ObjectBase {
  type: 'connector';
  from: ConnectorEnd;
  to: ConnectorEnd;
  colour: Colour;
  arrow: Arrow;
  text: string;
}
export interface PenObject extends ObjectBase, Placed {
  type: 'pen';
  colour: Colour;
  /** Line width in board units. */
  width: number;
  /** x0, y0, x1, y1, … relative to `at`, drawn in a box of `size` as it was when the line was made (`natural`). */
  points: readonly number[];
  natural: Size;
}
export interface StampObject extends ObjectBase, Placed {
  type: 'stamp';
  stamp: Stamp;
}
export interface ImageObject extends ObjectBase, Placed {
  type: 'image';
  /** Id of the uploaded file, served at `/files/<id>`. */
  file: string;
  /** Text for those who don't see it. */
  alt: string;
}

export type BoardObject =
  | NoteObject
  | LabelObject
  | FrameObject
  | GroupObject
  | ConnectorObject
  | PenObject
  | StampObject
  | ImageObject;
export type ObjectType = BoardObject['type'];
export type PlacedObject = Extract<BoardObject, Placed>;
/** An object with a colour. */
export type ColouredObject = Extract<BoardObject, { colour: Colour }>;
/** An object people write in. */
export type TextObject = Extract<BoardObject, { text: string }>;

/** A line between two points. */
export interface Line {
  from: Point;
  to: Point;
}

/**
 * A board to look at: what every rule, view and export reads. `BoardStore` is one that follows a live document,
 * `readBoard` one that stands still.
 */
export interface Board {
  get(id: string): BoardObject | undefined;
  /** Every object, in no particular order. */
  all(): readonly BoardObject[];
  /** Where an object is: stored, or derived for groups and connectors. Null for an unknown id. */
  boxOf(id: string): Box | null;
  /** Ids of the direct members of a group, in no particular order. */
  membersOf(groupId: string): readonly string[];
  /** Ids of the connectors that hang on an object. */
  connectorsOf(id: string): readonly string[];
  /** End points of a connector. */
  lineOf(connectorId: string): Line | null;
}

export function isPlaced(object: BoardObject): object is PlacedObject {
  return object.type !== 'group' && object.type !== 'connector';
}

export function hasText(object: BoardObject): object is TextObject {
  return 'text' in object;
}

export function hasColour(object: BoardObject): object is ColouredObject {
  return 'colour' in object;
}
