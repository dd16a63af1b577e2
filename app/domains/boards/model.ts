/**
 * What is on a board, as plain values. `doc.ts` reads and writes them in a Y.Doc; canvas, outline, exports
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

interface ObjectBase {
  id: string;
  /** Stacking order; ties are broken by id. */
  z: number;
  /** Person id of who made it (`usr_…`, `gst_…`), or `import`. */
  by: string;
  /** When it was made, milliseconds since the epoch. */
  createdAt: number;
  /** Id of the group it belongs to; null when none (also when the stored id dangles or closes a circle). */
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
/** KJ group (島): its box follows from its members, so it stores none. */
export interface GroupObject extends ObjectBase {
  type: 'group';
  colour: Colour;
  /** 表札. */
  text: string;
}
/** End of a connector: an object (the line meets its edge) or a fixed point. */
export type ConnectorEnd = { object: string } | { point: Point };
export interface ConnectorObject extends ObjectBase {
  type: 'connector';
  from: ConnectorEnd;
  to: ConnectorEnd;
  colour: Colour;
  arrow: 'none' | 'end' | 'both';
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
