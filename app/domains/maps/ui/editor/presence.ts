import type { Map as LeafletMap } from 'leaflet';
import type { Awareness } from 'y-protocols/awareness';
import { Signal } from '~/domains/boards/ui/editor/signal';
import { type LngLat, point } from '../../model';
import type { MapPerson } from '../facts';

/** Somebody else with this map open; several screens of one person count once. */
export interface Peer extends MapPerson {
  cursor: LngLat | null;
  selected: string | null;
}

/** Shortest time between two messages of one screen. */
const TELL_EVERY_MS = 80;

/** Tells others where this person is on the map, and keeps the list of who is here. */
export class MapPresence {
  readonly peers = new Signal<readonly Peer[]>([]);
  readonly #awareness: Awareness;
  readonly #person: MapPerson;
  readonly #endings: (() => void)[] = [];
  #cursor: LngLat | null = null;
  #selected: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(awareness: Awareness, person: MapPerson, options: { silent: boolean }) {
    this.#awareness = awareness;
    this.#person = person;
    if (options.silent) awareness.setLocalState(null);
    else this.#tell();
    awareness.on('change', this.#read);
    this.#endings.push(() => awareness.off('change', this.#read));
    this.#read();
  }

  /** Follows the pointer on the map. */
  follow(map: LeafletMap): void {
    const move = (event: { latlng: { lat: number; lng: number } }) => this.#point(event.latlng);
    const out = () => this.#point(null);
    map.on('mousemove', move);
    map.on('mouseout', out);
    this.#endings.push(() => {
      map.off('mousemove', move);
      map.off('mouseout', out);
    });
  }

  select(id: string | null): void {
    this.#selected = id;
    this.#soon();
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const end of this.#endings) end();
    this.#awareness.setLocalState(null);
  }

  #point(at: { lat: number; lng: number } | null): void {
    this.#cursor = at && [Number(at.lng.toFixed(6)), Number(at.lat.toFixed(6))];
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, TELL_EVERY_MS);
  }

  #tell(): void {
    this.#awareness.setLocalState({ user: this.#person, cursor: this.#cursor, selected: this.#selected });
  }

  readonly #read = (): void => {
    const peers = new Map<string, Peer>();
    for (const [client, state] of this.#awareness.getStates()) {
      const peer = client === this.#awareness.clientID ? null : readPeer(state);
      if (!peer || peer.id === this.#person.id) continue;
      if (!peers.get(peer.id)?.cursor) peers.set(peer.id, peer);
    }
    this.peers.set([...peers.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
  };
}

/** What another screen says, believed only as far as it has the right shape. */
export function readPeer(state: unknown): Peer | null {
  if (!isRecord(state) || !isRecord(state.user)) return null;
  const { id, name, colour } = state.user;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return {
    id,
    name: name.slice(0, 60),
    colour: typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#4a4a4a',
    cursor: point(state.cursor),
    selected: typeof state.selected === 'string' ? state.selected : null,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
