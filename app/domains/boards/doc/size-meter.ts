import * as Y from 'yjs';
import type { FillLevel } from '../model';
import { fillLevel } from '../model';

/** How much of a board's room is taken. */
export interface BoardFill {
  objects: number;
  /** Size of the document as one update; between exact measurements what was written since is added. */
  bytes: number;
  level: FillLevel;
}

/** Follows the size of a document, cheaply, so that people can be told before a limit is reached. */
export class SizeMeter {
  private bytes: number;
  private level: FillLevel;
  private readonly listeners = new Set<(fill: BoardFill) => void>();

  /** `count` tells the number of objects, as `() => store.size`. */
  constructor(
    private readonly doc: Y.Doc,
    private readonly count: () => number,
  ) {
    this.bytes = Y.encodeStateAsUpdate(doc).length;
    this.level = this.fill().level;
    doc.on('update', this.grow);
  }

  fill(): BoardFill {
    const objects = this.count();
    return { objects, bytes: this.bytes, level: fillLevel({ objects, bytes: this.bytes }) };
  }

  /** Called when the level becomes another. Returns the function that ends it. */
  onLevel(listener: (fill: BoardFill) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  destroy(): void {
    this.doc.off('update', this.grow);
    this.listeners.clear();
  }

  private readonly grow = (update: Uint8Array) => {
    this.bytes += update.length;
    let fill = this.fill();
    if (fill.level === this.level) return;
    // Overwritten and deleted values were counted too: measure before anybody is alarmed.
    this.bytes = Y.encodeStateAsUpdate(this.doc).length;
    fill = this.fill();
    if (fill.level === this.level) return;
    this.level = fill.level;
    for (const listener of this.listeners) listener(fill);
  };
}
