import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Access, Toast, Words } from '~/domains/boards/ui/editor/desk';
import { KeptTexts } from '~/domains/boards/ui/editor/drafts';
import { Signal } from '~/domains/boards/ui/editor/signal';
import { isDomainError } from '~/platform/errors';
import {
  addFeature,
  createMapUndo,
  type FeatureDraft,
  MapStore,
  type MapUndo,
  type MapWriter,
  removeFeatures,
} from '../../doc';
import {
  type FeatureType,
  type LngLat,
  type MapFeature,
  type MapFilter,
  middleOf,
  NO_FILTER,
} from '../../model';
import type { MapPerson } from '../facts';
import { MapPresence } from './presence';

/** What the next press on the map does. */
export type Tool = 'select' | FeatureType;

/** Asks the map on screen to do something; null while the list is shown instead. */
export interface MapStage {
  /** Brings a place into view. */
  show(place: LngLat): void;
  /** Begins drawing by keyboard with the cross in the middle. */
  aim(): void;
  focus(): void;
  middle(): LngLat;
  /** Takes the corners that are being changed over. */
  finishMove(): void;
}

export interface EditorParts {
  mapId: string;
  doc: Y.Doc;
  awareness: Awareness;
  person: MapPerson;
  words: Words;
  silent: boolean;
}

/** What every part of a map's screen works with: one per open map; React reads its signals. */
export class MapEditor {
  readonly store: MapStore;
  readonly undo: MapUndo;
  readonly writer: MapWriter;
  readonly presence: MapPresence;
  readonly kept: KeptTexts;
  readonly tool = new Signal<Tool>('select');
  /** Layer of what is drawn next. */
  readonly layer = new Signal('good');
  readonly selected = new Signal<string | null>(null);
  /** Feature whose shape or place is being changed. */
  readonly moving = new Signal<string | null>(null);
  /** Feature that was just made: its text field takes the focus. */
  readonly fresh = new Signal<string | null>(null);
  readonly filter = new Signal<MapFilter>(NO_FILTER);
  readonly heat = new Signal(false);
  /** Whether the list of keys is open. */
  readonly help = new Signal(false);
  readonly access = new Signal<Access>({ mayWrite: false, reason: 'connecting' });
  readonly toasts = new Signal<readonly Toast[]>([]);
  readonly said = new Signal('');
  stage: MapStage | null = null;
  #aims = false;
  #toasts = 0;
  readonly #endings: (() => void)[];

  constructor(readonly parts: EditorParts) {
    const { doc, awareness, person, mapId } = parts;
    const origin = { map: mapId };
    this.store = new MapStore(doc);
    this.writer = { doc, origin, by: person.id, now: Date.now };
    this.undo = createMapUndo(doc, origin);
    this.presence = new MapPresence(awareness, person, { silent: parts.silent });
    this.kept = new KeptTexts(mapId, typeof localStorage === 'undefined' ? null : localStorage);
    this.#endings = [
      this.selected.subscribe((id) => this.presence.select(id)),
      this.store.on(() => {
        const id = this.selected.value;
        if (id !== null && !this.store.get(id)) this.selected.set(null);
        const moving = this.moving.value;
        if (moving !== null && !this.store.get(moving)) this.moving.set(null);
      }),
    ];
  }

  destroy(): void {
    for (const end of this.#endings) end();
    this.presence.destroy();
    this.undo.destroy();
    this.store.destroy();
  }

  get words(): Words {
    return this.parts.words;
  }

  /** What this person may do now, by the connection and the session. */
  setAccess(access: Access): void {
    const before = this.access.value;
    if (before.mayWrite === access.mayWrite && before.reason === access.reason) return;
    this.access.set(access);
  }

  /** Begins drawing by keyboard, now or as soon as the map is there. */
  aim(): void {
    if (this.stage) this.stage.aim();
    else this.#aims = true;
  }

  /** Whether drawing by keyboard was begun before the map was there; true once. */
  takeAim(): boolean {
    const aims = this.#aims;
    this.#aims = false;
    return aims && this.tool.value !== 'select';
  }

  /** Says something to screen readers only; the same words twice are said twice. */
  say(text: string): void {
    this.said.set(this.said.value === text ? `${text}\u00a0` : text);
  }

  /** Shows a message and says it; `undo`: with the way back. */
  tell(text: string, kind: Toast['kind'] = 'done', undo = false): void {
    this.#toasts++;
    const action = { label: this.words('boards:undo'), run: () => this.undo.undo() };
    this.toasts.set([{ id: this.#toasts, kind, text, ...(undo ? { action } : {}) }]);
    this.say(text);
  }

  /** Whether this person may write now; says why when not. */
  mayWrite(): boolean {
    const { mayWrite, reason } = this.access.value;
    if (!mayWrite && reason) this.tell(this.words(`boards:readOnly.${reason}`), 'warn');
    return mayWrite;
  }

  /** Runs a change; what the document refuses is told. Returns whether it was made. */
  change(run: () => void): boolean {
    if (!this.mayWrite()) return false;
    try {
      run();
      return true;
    } catch (error) {
      if (!isDomainError(error)) throw error;
      this.tell(this.words(`maps:refused.${error.details.reason ?? 'session'}`), 'warn');
      return false;
    }
  }

  /** Puts something new on the map and selects it; its text is written next. */
  make(draft: FeatureDraft): string | null {
    let id: string | null = null;
    this.change(() => {
      id = addFeature(this.writer, draft);
    });
    if (id === null) return null;
    this.tool.set('select');
    this.fresh.set(id);
    this.selected.set(id);
    this.say(this.words('maps:say.made', { kind: this.words(`maps:type.${draft.type}`) }));
    return id;
  }

  /** Makes what the tool draws from its corners. Photos need a file first and are made elsewhere. */
  draw(type: FeatureType, points: readonly LngLat[]): void {
    const layer = this.layer.value;
    const [at] = points;
    if (type === 'line' || type === 'area') this.make({ type, layer, points });
    else if (type !== 'photo' && at) this.make({ type, layer, at });
  }

  remove(id: string): void {
    const feature = this.store.get(id);
    if (!feature || !this.change(() => removeFeatures(this.writer, [id]))) return;
    this.tell(
      this.words('maps:say.removed', { kind: this.words(`maps:type.${feature.type}`) }),
      'done',
      true,
    );
  }

  /** Selects a feature and brings it into view. */
  show(feature: MapFeature): void {
    this.selected.set(feature.id);
    this.stage?.show(middleOf(feature));
  }
}
