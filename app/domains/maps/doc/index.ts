import type * as Y from 'yjs';
import { type BoardUndo, createUndo } from '~/domains/boards/doc/undo';
import { featuresOf, layersOf } from './document';

export * from './document';
export type { MergeResult, TableMap } from './merge';
export { mergeMaps } from './merge';
export type { MapChange } from './store';
export { MapStore } from './store';
export * from './write';

export type MapUndo = BoardUndo;

/** Undo for what `origin` draws on the map; rules as on boards (`createBoardUndo`). */
export function createMapUndo(doc: Y.Doc, origin: unknown, now?: () => number): MapUndo {
  return createUndo({ doc, objects: featuresOf(doc), also: [layersOf(doc)], origin, now });
}
