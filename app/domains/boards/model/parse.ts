import {
  COORDINATE_LIMIT,
  FONT_SIZE_LIMIT,
  FRAME_SIZE,
  IMAGE_SIZE,
  LABEL_FONT_SIZE,
  NOTE_SIZE,
  PEN_SIZE,
  PEN_WIDTH,
  PEN_WIDTH_LIMIT,
  SIZE_LIMIT,
  STAMP_SIZE,
} from './limits';
import type { BoardObject, Colour, ConnectorEnd, ObjectType, Point, Size } from './types';
import { ARROWS, COLOURS, OBJECT_TYPES, STAMPS } from './types';

/** Values by the keys of `docs/board-document.md`; texts are strings here. */
export type StoredFields = ReadonlyMap<string, unknown>;

/**
 * Reads one stored object. Every value is checked: what is damaged takes a harmless value, numbers are brought into
 * bounds. Null when the object can't be shown at all: unknown type, a connector without ends, a pen line without
 * points, an image without file. `group` is as stored, not yet resolved.
 */
export function parseObject(id: string, fields: StoredFields, tags: readonly string[]): BoardObject | null {
  const type = oneOf(OBJECT_TYPES, fields.get('type'));
  if (type === null) return null;
  const base = {
    id,
    z: number(fields.get('z'), 0, -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    by: string(fields.get('by')),
    createdAt: Math.round(number(fields.get('t'), 0, 0, 8.64e15)),
    group: type === 'frame' || type === 'connector' ? null : string(fields.get('group')) || null,
    tags: tags.length > 1 ? [...tags].sort() : tags,
  };
  return PARSERS[type](base, fields);
}

type Base = Pick<BoardObject, 'id' | 'z' | 'by' | 'createdAt' | 'group' | 'tags'>;

const PARSERS: Record<ObjectType, (base: Base, fields: StoredFields) => BoardObject | null> = {
  note: (base, fields) => ({
    ...base,
    type: 'note',
    at: at(fields),
    size: size(fields, NOTE_SIZE),
    colour: colour(fields, 'yellow'),
    text: string(fields.get('text')),
    ...placeOf(fields.get('place')),
  }),
  label: (base, fields) => ({
    ...base,
    type: 'label',
    at: at(fields),
    size: size(fields, NOTE_SIZE),
    colour: colour(fields, 'grey'),
    text: string(fields.get('text')),
    fontSize: number(fields.get('fontSize'), LABEL_FONT_SIZE, FONT_SIZE_LIMIT.min, FONT_SIZE_LIMIT.max),
  }),
  frame: (base, fields) => ({
    ...base,
    type: 'frame',
    at: at(fields),
    size: size(fields, FRAME_SIZE),
    colour: colour(fields, 'white'),
    text: string(fields.get('text')),
  }),
  group: (base, fields) => ({
    ...base,
    type: 'group',
    at: at(fields),
    colour: colour(fields, 'grey'),
    text: string(fields.get('text')),
  }),
  connector: (base, fields) => {
    const from = connectorEnd(fields.get('from'));
    const to = connectorEnd(fields.get('to'));
    if (from === null || to === null || isSameObject(from, to)) return null;
    const arrow = oneOf(ARROWS, fields.get('arrow')) ?? 'end';
    const text = string(fields.get('text'));
    return { ...base, type: 'connector', from, to, arrow, colour: colour(fields, 'grey'), text };
  },
  pen: (base, fields) => {
    const points = numbers(fields.get('points'));
    if (points === null) return null;
    const drawn = size(fields, PEN_SIZE);
    return {
      ...base,
      type: 'pen',
      at: at(fields),
      size: drawn,
      colour: colour(fields, 'blue'),
      width: number(fields.get('width'), PEN_WIDTH, PEN_WIDTH_LIMIT.min, PEN_WIDTH_LIMIT.max),
      points,
      natural: size(fields, drawn, 'natural'),
    };
  },
  stamp: (base, fields) => {
    const stamp = oneOf(STAMPS, fields.get('stamp')) ?? 'star';
    return { ...base, type: 'stamp', at: at(fields), size: size(fields, STAMP_SIZE), stamp };
  },
  image: (base, fields) => {
    const file = string(fields.get('file'));
    if (file === '') return null;
    const alt = string(fields.get('alt'));
    return { ...base, type: 'image', at: at(fields), size: size(fields, IMAGE_SIZE), file, alt };
  },
};

function number(value: unknown, otherwise: number, min: number, max: number): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return otherwise;
  return Math.min(max, Math.max(min, value)) + 0; // + 0 turns −0, which JSON can't carry, into 0
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function oneOf<T extends string>(names: readonly T[], value: unknown): T | null {
  return names.find((name) => name === value) ?? null;
}

function colour(fields: StoredFields, otherwise: Colour): Colour {
  return oneOf(COLOURS, fields.get('colour')) ?? otherwise;
}

function point(value: unknown): Point | null {
  if (!Array.isArray(value)) return null;
  return [
    number(value[0], 0, -COORDINATE_LIMIT, COORDINATE_LIMIT),
    number(value[1], 0, -COORDINATE_LIMIT, COORDINATE_LIMIT),
  ];
}

function at(fields: StoredFields): Point {
  return point(fields.get('at')) ?? [0, 0];
}

function size(fields: StoredFields, otherwise: Size, key = 'size'): Size {
  const value = fields.get(key);
  if (!Array.isArray(value)) return otherwise;
  return [
    number(value[0], otherwise[0], SIZE_LIMIT.min, SIZE_LIMIT.max),
    number(value[1], otherwise[1], SIZE_LIMIT.min, SIZE_LIMIT.max),
  ];
}

/** The place on a map a note names, as a value to spread; nothing when it names none. */
function placeOf(value: unknown): { place?: { map: string; feature: string } } {
  if (typeof value !== 'object' || value === null || !('map' in value) || !('feature' in value)) return {};
  const { map, feature } = value;
  return typeof map === 'string' && typeof feature === 'string' ? { place: { map, feature } } : {};
}

function connectorEnd(value: unknown): ConnectorEnd | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('object' in value && typeof value.object === 'string') return { object: value.object };
  const fixed = 'point' in value ? point(value.point) : null;
  return fixed === null ? null : { point: fixed };
}

function isSameObject(from: ConnectorEnd, to: ConnectorEnd): boolean {
  return 'object' in from && 'object' in to && from.object === to.object;
}

/** An even, non-empty run of finite numbers. */
function numbers(value: unknown): number[] | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const even = value.slice(0, value.length - (value.length % 2));
  if (!even.every((each) => Number.isFinite(each))) return null;
  return even.map((each) => number(each, 0, -COORDINATE_LIMIT, COORDINATE_LIMIT));
}
