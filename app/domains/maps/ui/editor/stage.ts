import type { Map as LeafletMap, LeafletMouseEvent } from 'leaflet';
import type { AreaShape } from '~/domains/areas/model';
import { isComposing } from '~/ui/composition';
import { placeFeature } from '../../doc';
import {
  type Crosshair,
  isPath,
  isShown,
  LAYER_COLOURS,
  type LngLat,
  layerOf,
  type MapFeature,
  stepCrosshair,
} from '../../model';
import type { Drawing, Reshaping } from '../stage/drawing';
import { Overlay, type Scene } from '../stage/overlay';
import { CornerKeys } from './corner-keys';
import type { MapEditor, MapStage } from './editor';
import { ARROWS, mapStepOf, roundPlace } from './keys';

const loadDrawing = () => import('../stage/drawing');

/** The map on screen: draws what the editor knows, and turns presses and keys into changes. */
export class Stage implements MapStage {
  readonly overlay: Overlay;
  readonly #map: LeafletMap;
  readonly #editor: MapEditor;
  readonly #outline: () => AreaShape | null;
  readonly #endings: (() => void)[] = [];
  #drawing: Drawing | null = null;
  /** Where the map was pressed before the drawing could begin. */
  #early: LngLat[] = [];
  #reshaping: Reshaping | null = null;
  #cornerKeys: CornerKeys | null = null;
  #crosshair: Crosshair | null = null;
  #large: boolean;
  #ended = false;

  constructor(map: LeafletMap, editor: MapEditor, outline: () => AreaShape | null, large: boolean) {
    this.#map = map;
    this.#editor = editor;
    this.#outline = outline;
    this.#large = large;
    this.overlay = new Overlay(map, () => this.#scene());
    // Asked for ahead: the network may be gone by the time that somebody draws. If it fails, it is asked for again then.
    const prepareDrawing = (): void => {
      if (editor.access.value.mayWrite) loadDrawing().catch(() => undefined);
    };
    prepareDrawing();
    const { overlay } = this;
    for (const signal of [editor.selected, editor.filter, editor.heat, editor.presence.peers, editor.layer]) {
      this.#endings.push((signal.subscribe as (run: () => void) => () => void)(overlay.invalidate));
    }
    this.#endings.push(
      editor.store.on(overlay.invalidate),
      editor.tool.subscribe(() => void this.#take()),
      editor.moving.subscribe(() => void this.#move()),
      editor.access.subscribe(prepareDrawing),
    );
    map.on('click', this.#onClick);
    const container = map.getContainer();
    container.addEventListener('keydown', this.#onKeyDown, true);
    this.#endings.push(() => container.removeEventListener('keydown', this.#onKeyDown, true));
    editor.presence.follow(map);
    editor.stage = this;
    // Chosen in the list, before the map was there.
    void this.#take();
    void this.#move();
    if (editor.takeAim()) this.aim();
  }

  destroy(): void {
    this.#ended = true;
    for (const end of this.#endings) end();
    this.#drawing?.end();
    this.#reshaping?.end();
    this.#map.off('click', this.#onClick);
    this.overlay.destroy();
    if (this.#editor.stage === this) this.#editor.stage = null;
  }

  show([lng, lat]: LngLat): void {
    const size = this.#map.getSize();
    const at = this.#map.latLngToContainerPoint([lat, lng]);
    const inside = at.x > 60 && at.y > 60 && at.x < size.x - 60 && at.y < size.y * 0.5;
    if (!inside) this.#map.setView([lat, lng], Math.max(this.#map.getZoom(), 15), { animate: false });
  }

  middle(): LngLat {
    const { lng, lat } = this.#map.getCenter();
    return roundPlace(lng, lat);
  }

  focus(): void {
    this.#map.getContainer().focus({ preventScroll: true });
  }

  /** Begins drawing by keyboard: mouse drawing, if any, ends. */
  aim(): void {
    const { tool, words } = this.#editor;
    if (tool.value === 'select') return;
    this.#stopDrawing();
    this.#crosshair = { type: tool.value, points: [] };
    this.focus();
    this.overlay.invalidate();
    const how = tool.value === 'line' || tool.value === 'area' ? 'aimPath' : 'aimPoint';
    this.#editor.say(words(`maps:say.${how}`));
  }

  /** Takes the corners as they now are over into the document. */
  finishMove(): void {
    const { moving } = this.#editor;
    const id = moving.value;
    const points = this.#reshaping?.points() ?? null;
    if (id !== null && points && this.#editor.change(() => placeFeature(this.#editor.writer, id, points))) {
      this.#editor.say(this.#editor.words('maps:say.reshaped'));
    }
    moving.set(null);
  }

  #scene(): Scene {
    const { store, filter, selected, heat, presence, layer } = this.#editor;
    const layers = store.layers;
    const crosshair = this.#crosshair;
    const colour = LAYER_COLOURS[layerOf(layers, { layer: layer.value }).colour];
    return {
      features: store.features.filter((feature) => isShown(filter.value, layers, feature)),
      brushOf: (feature: MapFeature) => {
        const { colour: name, sign } = layerOf(layers, feature);
        return { colour: LAYER_COLOURS[name], sign };
      },
      selected: selected.value,
      hidden: this.#reshaping ? this.#editor.moving.value : null,
      heat: heat.value,
      people: presence.peers.value,
      outline: this.#outline(),
      crosshair: crosshair && { points: crosshair.points, closed: crosshair.type === 'area', colour },
      corner: this.#cornerKeys?.place ?? null,
      large: this.#large,
    };
  }

  readonly #onClick = (event: LeafletMouseEvent): void => {
    const { tool, selected, moving, writer } = this.#editor;
    const place = roundPlace(event.latlng.lng, event.latlng.lat);
    const id = moving.value;
    if (id !== null) {
      if (this.#reshaping) return;
      this.#editor.change(() => placeFeature(writer, id, [place]));
      moving.set(null);
      return;
    }
    if (tool.value === 'line' || tool.value === 'area') {
      if (!this.#drawing && !this.#crosshair) this.#early.push(place);
      return;
    }
    if (tool.value === 'photo') return;
    if (tool.value !== 'select') {
      this.#crosshair = null;
      this.#editor.draw(tool.value, [place]);
      return;
    }
    const { x, y } = event.containerPoint;
    selected.set(this.overlay.at([x, y])?.id ?? null);
  };

  /** The tool changed: lines and areas are drawn with terra-draw. */
  async #take(): Promise<void> {
    this.#stopDrawing();
    this.#crosshair = null;
    this.overlay.invalidate();
    const { tool, layer, store } = this.#editor;
    const type = tool.value;
    this.#map.getContainer().style.cursor = type === 'select' ? '' : 'crosshair';
    this.#early = [];
    if (type !== 'line' && type !== 'area') return;
    this.#map.doubleClickZoom.disable();
    const library = await loadDrawing().catch(() => null);
    if (this.#ended || tool.value !== type || this.#crosshair || this.#drawing) return;
    if (library === null) {
      this.#cannotDraw();
      tool.set('select');
      return;
    }
    const colour = LAYER_COLOURS[layerOf(store.layers, { layer: layer.value }).colour];
    this.#drawing = library.drawPath(this.#map, { type, colour, early: this.#early }, (points) =>
      // The drawing ends only after its own event is through.
      queueMicrotask(() => this.#editor.draw(type, points)),
    );
  }

  #cannotDraw(): void {
    this.#editor.tell(this.#editor.words('maps:say.cannotDraw'), 'warn');
  }

  #stopDrawing(): void {
    this.#drawing?.end();
    this.#drawing = null;
    this.#map.doubleClickZoom.enable();
  }

  /** A feature is to be moved: a place by the next press, corners by terra-draw. */
  async #move(): Promise<void> {
    this.#reshaping?.end();
    this.#reshaping = null;
    this.#cornerKeys = null;
    this.#crosshair = null;
    this.overlay.invalidate();
    const { moving, store } = this.#editor;
    const id = moving.value;
    const feature = id === null ? undefined : store.get(id);
    this.#map.getContainer().style.cursor = feature ? 'crosshair' : '';
    if (!feature) return;
    // Chosen in the list or in the panel, which are gone now: the keys have to arrive here.
    this.focus();
    if (!isPath(feature)) return;
    const library = await loadDrawing().catch(() => null);
    if (this.#ended || moving.value !== id) return;
    if (library === null) {
      this.#cannotDraw();
      moving.set(null);
      return;
    }
    const colour = LAYER_COLOURS[layerOf(store.layers, feature).colour];
    this.#reshaping = library.reshapePath(this.#map, feature, colour);
    this.#cornerKeys = new CornerKeys(this.#map, this.#editor, feature.type, this.#reshaping);
    this.overlay.invalidate();
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.target !== this.#map.getContainer()) return;
    const { tool, moving, selected, undo } = this.#editor;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key.toLowerCase() === 'z') {
      if (event.shiftKey) undo.redo();
      else undo.undo();
    } else if (mod || event.altKey) return;
    else if (this.#cornerKeys?.press(event)) this.overlay.invalidate();
    else if (ARROWS[event.key]) {
      const [dx, dy] = ARROWS[event.key] ?? [0, 0];
      const step = mapStepOf(event);
      this.#map.panBy([dx * step, dy * step], { animate: false });
      if (tool.value !== 'select' && !this.#crosshair) this.aim();
    } else if (event.key === 'Enter' && this.#isAiming()) this.#step('set');
    else if (event.key === 'Enter') this.#selectInMiddle();
    else if (event.key === 'Backspace' && this.#crosshair) this.#step('back');
    else if (event.key === 'Escape' && tool.value !== 'select') this.#leave();
    else if (event.key === 'Escape' && moving.value !== null) moving.set(null);
    else if (event.key === 'Escape') selected.set(null);
    else if (event.key === '?') this.#editor.help.set(true);
    else if (event.key === 'Delete' && selected.value) this.#editor.remove(selected.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #isAiming(): boolean {
    const { tool, moving } = this.#editor;
    return tool.value !== 'select' || moving.value !== null;
  }

  /** Selects what lies under the middle of the map. */
  #selectInMiddle(): void {
    const { x, y } = this.#map.getSize();
    const feature = this.overlay.at([x / 2, y / 2]);
    this.#editor.selected.set(feature?.id ?? null);
    if (!feature) this.#editor.say(this.#editor.words('maps:say.nothingHere'));
  }

  #step(key: 'set' | 'back'): void {
    const editor = this.#editor;
    const { moving, tool, words } = editor;
    const movingId = moving.value;
    if (movingId !== null) {
      if (this.#reshaping) this.finishMove();
      else if (editor.change(() => placeFeature(editor.writer, movingId, [this.middle()]))) moving.set(null);
      return;
    }
    if (tool.value === 'select') return;
    if (tool.value === 'photo') return;
    if (!this.#crosshair) {
      this.aim();
      if (tool.value === 'line' || tool.value === 'area') return;
    }
    const state = this.#crosshair ?? { type: tool.value, points: [] };
    const step = stepCrosshair(state, key, this.middle(), (a, b) => {
      const [p, q] = [this.overlay.pixelOf(a), this.overlay.pixelOf(b)];
      return Math.hypot(p[0] - q[0], p[1] - q[1]);
    });
    if (step.kind === 'corner' || step.kind === 'back') {
      this.#crosshair = step.next;
      editor.say(words(`maps:say.${step.kind}`, { count: step.count }));
    } else if (step.kind === 'done') {
      this.#crosshair = null;
      editor.draw(state.type, step.points);
    } else if (step.kind === 'nothing') editor.say(words('maps:say.moreCorners'));
    this.overlay.invalidate();
  }

  #leave(): void {
    this.#crosshair = null;
    this.#editor.tool.set('select');
    this.#editor.say(this.#editor.words('maps:say.left'));
  }
}
