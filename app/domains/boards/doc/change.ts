import * as Y from 'yjs';
import type {
  Board,
  Box,
  Colour,
  ConnectorObject,
  ImageObject,
  LabelObject,
  PenObject,
  Point,
  RestackTo,
  StampObject,
} from '../model';
import { hasColour, hasText, restack, TAG_LIMIT } from '../model';
import { readBoard, readStored, TAG_PREFIX } from './read';
import { wellFormed, writeText } from './text';
import type { Writer } from './writer';
import { assertLength, changeEach, plain, setValue } from './writer';

/** Puts objects at new places (top left corners), as `shifted`, `align`, `tidy`… of the model give them. */
export function placeObjects(writer: Writer, positions: Iterable<readonly [id: string, at: Point]>): void {
  const places = new Map(positions);
  changeEach(writer, places.keys(), (object, id) => setValue(object, 'at', [...(places.get(id) ?? [0, 0])]));
}

/** Gives objects new boxes. Groups and connectors have none of their own and stay. */
export function resizeObjects(writer: Writer, boxes: Iterable<readonly [id: string, box: Box]>): void {
  const given = new Map(boxes);
  changeEach(writer, given.keys(), (object, id) => {
    const box = given.get(id);
    if (box === undefined || !object.has('size')) return;
    setValue(object, 'at', [box.x, box.y]);
    setValue(object, 'size', [box.w, box.h]);
  });
}

/** Colours all those that have a colour. */
export function recolour(writer: Writer, ids: Iterable<string>, colour: Colour): void {
  changeEach(writer, ids, (object, id) => {
    const value = readStored(id, object);
    if (value !== null && hasColour(value)) setValue(object, 'colour', colour);
  });
}

/**
 * Makes the text of an object read `text` by the smallest change. `caret` is where the caret stands in it.
 * @throws DomainError `too_large` (`text_too_long`)
 */
export function setText(writer: Writer, id: string, text: string, caret?: number): void {
  changeEach(writer, [id], (object) => {
    const value = readStored(id, object);
    if (value === null || !hasText(value)) return;
    assertLength(text, value.text);
    const stored = object.get('text');
    if (stored instanceof Y.Text) writeText(stored, text, caret);
    else object.set('text', new Y.Text(wellFormed(text)));
  });
}

/** A tag as it is stored: width folded, without # and spaces around, at most `TAG_LIMIT` long. Empty when nothing is left. */
export function normalizeTag(tag: string): string {
  const name = tag
    .normalize('NFKC')
    .replace(/^\s*#+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return wellFormed(name.slice(0, TAG_LIMIT));
}

export function addTag(writer: Writer, ids: Iterable<string>, tag: string): void {
  const name = normalizeTag(tag);
  if (name !== '') changeEach(writer, ids, (object) => setValue(object, TAG_PREFIX + name, true));
}

export function removeTag(writer: Writer, ids: Iterable<string>, tag: string): void {
  changeEach(writer, ids, (object) => object.delete(TAG_PREFIX + tag));
}

/** Brings objects to the front or back, or one step past what they overlap. */
export function restackObjects(
  writer: Writer,
  ids: Iterable<string>,
  to: RestackTo,
  board: Board = readBoard(writer.doc),
): void {
  const numbers = restack(board, ids, to);
  changeEach(writer, numbers.keys(), (object, id) => setValue(object, 'z', numbers.get(id)));
}

/** The values of single types that have no accessor of their own. */
export type Values = Partial<
  Pick<LabelObject, 'fontSize'> &
    Pick<ConnectorObject, 'from' | 'to' | 'arrow'> &
    Pick<PenObject, 'width'> &
    Pick<StampObject, 'stamp'> &
    Pick<ImageObject, 'alt'>
>;

/** Changes values of one object; those its type doesn't have are left out. */
export function changeObject(writer: Writer, id: string, values: Values): void {
  changeEach(writer, [id], (object) => {
    const value = readStored(id, object);
    if (value === null) return;
    for (const [key, next] of Object.entries(values)) {
      if (key in value && next !== undefined) setValue(object, key, plain(next));
    }
  });
}
