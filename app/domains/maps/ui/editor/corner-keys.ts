import type { Map as LeafletMap } from 'leaflet';
import {
  addCorner,
  type Corners,
  type LngLat,
  moveCorner,
  type PathFeature,
  removeCorner,
  turnToCorner,
} from '../../model';
import type { Reshaping } from '../stage/drawing';
import type { MapEditor } from './editor';
import { ARROWS, cornerStepOf, roundPlace } from './keys';

/** How near the edge of the map a corner may come before the map follows, in pixels. */
const EDGE = 60;

/**
 * Reshaping with keys, on top of reshaping by hand: both change the same corners, one after the other as the
 * person likes.
 */
export class CornerKeys {
  #corner: number | null = null;

  constructor(
    private readonly map: LeafletMap,
    private readonly editor: MapEditor,
    private readonly type: PathFeature['type'],
    private readonly reshaping: Reshaping,
  ) {}

  /** Where the chosen corner is now; null until one is chosen. */
  get place(): LngLat | null {
    return this.#corner === null ? null : (this.reshaping.points()[this.#corner] ?? null);
  }

  /** Acts on a key; returns whether it meant anything here. */
  press(event: KeyboardEvent): boolean {
    const arrow = ARROWS[event.key];
    if (event.key === ' ') this.#choose(event.shiftKey ? -1 : 1);
    else if (this.#corner === null) return false;
    else if (arrow) this.#move(arrow, cornerStepOf(event));
    else if (event.key === '+' || event.key === 'Insert') this.#add();
    else if (event.key === '-' || event.key === 'Delete' || event.key === 'Backspace') this.#remove();
    else return false;
    return true;
  }

  #now(): Corners {
    const points = this.reshaping.points();
    // By hand corners may have been taken away meanwhile.
    const corner = this.#corner !== null && this.#corner < points.length ? this.#corner : null;
    return { type: this.type, points, corner };
  }

  #choose(by: 1 | -1): void {
    this.#corner = turnToCorner(this.#now(), by).corner;
    this.#show();
    this.#say('chosen');
  }

  #move([dx, dy]: readonly [number, number], step: number): void {
    const at = this.place;
    if (!at) return;
    const pixel = this.map.latLngToContainerPoint([at[1], at[0]]);
    const { lng, lat } = this.map.containerPointToLatLng([pixel.x + dx * step, pixel.y + dy * step]);
    this.reshaping.put(moveCorner(this.#now(), roundPlace(lng, lat)).points);
    this.#show();
    this.#say('moved');
  }

  #add(): void {
    const next = addCorner(this.#now());
    if (!next) return;
    const points = next.points.map(([lng, lat]) => roundPlace(lng, lat));
    this.reshaping.put(points);
    this.#corner = next.corner;
    this.#show();
    this.#say('added');
  }

  #remove(): void {
    const next = removeCorner(this.#now());
    if (!next) {
      this.editor.say(this.editor.words('maps:say.cornerNeeded'));
      return;
    }
    this.reshaping.put(next.points);
    this.#corner = next.corner;
    this.#show();
    this.#say('removed');
  }

  /** The map follows a corner that comes near its edge. */
  #show(): void {
    const at = this.place;
    if (!at) return;
    const size = this.map.getSize();
    const { x, y } = this.map.latLngToContainerPoint([at[1], at[0]]);
    const inside = x > EDGE && y > EDGE && x < size.x - EDGE && y < size.y - EDGE * 2.5;
    if (!inside) this.map.panTo([at[1], at[0]], { animate: false });
  }

  #say(what: 'chosen' | 'moved' | 'added' | 'removed'): void {
    const values = { corner: (this.#corner ?? 0) + 1, count: this.reshaping.points().length };
    this.editor.say(this.editor.words(`maps:say.corner_${what}`, values));
  }
}
