import type * as Y from 'yjs';
import type { Layer, MapContent, MapFeature } from '../model';
import { byTime, featuresOf, layersOf, readFeature, readLayers } from './document';

/** What is different since the last event. */
export interface MapChange {
  touched: ReadonlySet<string>;
  /** Origin of the Yjs transaction: the writer's own, or the provider for what came from others. */
  origin: unknown;
}

/**
 * A map that follows a live document. Features are replaced, never altered, so that `===` tells a change; only
 * those a transaction touched are read again.
 */
export class MapStore implements MapContent {
  private readonly source: Y.Map<unknown>;
  private readonly ownLayers: Y.Map<unknown>;
  private readonly byId = new Map<string, MapFeature>();
  private readonly listeners = new Set<(change: MapChange) => void>();
  private list: readonly MapFeature[] | null = null;
  private layerList: readonly Layer[];
  private count = 0;

  constructor(private readonly doc: Y.Doc) {
    this.source = featuresOf(doc);
    this.ownLayers = layersOf(doc);
    this.layerList = readLayers(doc);
    this.take(this.source.keys());
    this.source.observeDeep(this.follow);
    this.ownLayers.observeDeep(this.followLayers);
  }

  /** Stops following the document. */
  destroy(): void {
    this.source.unobserveDeep(this.follow);
    this.ownLayers.unobserveDeep(this.followLayers);
    this.listeners.clear();
  }

  /** Called after each change. Returns the function that ends it. */
  on(listener: (change: MapChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Grows with each change: a snapshot for `useSyncExternalStore`. */
  get version(): number {
    return this.count;
  }

  get layers(): readonly Layer[] {
    return this.layerList;
  }

  get features(): readonly MapFeature[] {
    this.list ??= [...this.byId.values()].sort(byTime);
    return this.list;
  }

  get(id: string): MapFeature | undefined {
    return this.byId.get(id);
  }

  private readonly follow = (events: Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction) => {
    const touched = new Set<string>();
    for (const event of events) {
      const [id] = event.path;
      if (typeof id === 'string') touched.add(id);
      else if ('keysChanged' in event)
        for (const key of event.keysChanged as Set<unknown>) if (typeof key === 'string') touched.add(key);
    }
    this.take(touched);
    this.tell({ touched, origin: transaction.origin });
  };

  private readonly followLayers = (_events: unknown, transaction: Y.Transaction) => {
    this.layerList = readLayers(this.doc);
    this.tell({ touched: new Set(), origin: transaction.origin });
  };

  private take(ids: Iterable<string>): void {
    for (const id of ids) {
      const feature = readFeature(id, this.source.get(id));
      if (feature) this.byId.set(id, feature);
      else this.byId.delete(id);
    }
    this.list = null;
  }

  private tell(change: MapChange): void {
    this.count++;
    for (const listener of [...this.listeners]) listener(change);
  }
}
