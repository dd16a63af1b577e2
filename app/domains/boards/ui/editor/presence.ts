import type { Awareness } from 'y-protocols/awareness';
import type { Box, Point } from '../../model';
import type { BoardPerson } from '../board-props';
import type { RemotePerson } from '../stage/types';
import type { Desk } from './desk';
import { Signal } from './signal';

/** What a screen tells the others about itself (`docs/board-document.md`, awareness). */
interface Told {
  user: BoardPerson;
  cursor: Point | null;
  /** Selected ids, the first few. */
  selection: readonly string[];
  /** Object whose text is being written. */
  editing: string | null;
  /** What is in view, for those who follow. */
  view: Box | null;
}

/** Somebody else with this board open; several screens of one person count once. */
export interface Peer extends BoardPerson {
  cursor: Point | null;
  selection: readonly string[];
  editing: string | null;
  view: Box | null;
}

/** Shortest time between two messages of one screen. */
const TELL_EVERY_MS = 60;
/** Selected ids that are told; a message stays small. */
const TOLD_SELECTION = 40;

/** Tells others where this person is, and keeps the list of who is here. Sends nothing while nothing changes. */
export class Presence {
  readonly peers = new Signal<readonly Peer[]>([]);
  readonly #desk: Desk;
  readonly #awareness: Awareness;
  readonly #endings: (() => void)[] = [];
  #cursor: Point | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #toldAt = 0;
  #told = '';
  #hidden = false;
  readonly #silent: boolean;

  constructor(desk: Desk, awareness: Awareness, options: { silent: boolean }) {
    this.#desk = desk;
    this.#awareness = awareness;
    this.#silent = options.silent;
    const { root } = desk.stage;
    const tell = () => this.#soon();
    if (options.silent) awareness.setLocalState(null);
    else {
      const onMove = (event: PointerEvent) => {
        const next = desk.stage.camera.toBoard(desk.stage.pointOf(event));
        this.#cursor = [Math.round(next[0]), Math.round(next[1])];
        tell();
      };
      const onLeave = () => {
        this.#cursor = null;
        tell();
      };
      root.addEventListener('pointermove', onMove);
      root.addEventListener('pointerleave', onLeave);
      document.addEventListener('visibilitychange', onLeave);
      this.#endings.push(
        () => root.removeEventListener('pointermove', onMove),
        () => root.removeEventListener('pointerleave', onLeave),
        () => document.removeEventListener('visibilitychange', onLeave),
        desk.selection.subscribe(tell),
        desk.editing.subscribe(tell),
        desk.stage.on('view', tell),
      );
      this.#tell();
    }
    const read = () => this.#read();
    awareness.on('change', read);
    this.#endings.push(() => awareness.off('change', read));
    read();
  }

  /** Removes everyone's pointer from this screen. */
  hideCursors(hidden: boolean): void {
    this.#hidden = hidden;
    this.#desk.stage.setPeople(remote(this.peers.value), { hidden });
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const end of this.#endings) end();
    this.#awareness.setLocalState(null);
  }

  #soon(): void {
    if (this.#timer !== null) return;
    const wait = Math.max(0, TELL_EVERY_MS - (performance.now() - this.#toldAt));
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#tell();
    }, wait);
  }

  #tell(): void {
    const desk = this.#desk;
    const box = desk.stage.camera.visibleBox();
    const state: Told = {
      user: desk.person,
      cursor: document.visibilityState === 'visible' ? this.#cursor : null,
      selection: [...desk.selection.value].slice(0, TOLD_SELECTION),
      editing: desk.editing.value?.id ?? null,
      view: { x: Math.round(box.x), y: Math.round(box.y), w: Math.round(box.w), h: Math.round(box.h) },
    };
    const text = JSON.stringify(state);
    if (text === this.#told) return;
    this.#told = text;
    this.#toldAt = performance.now();
    this.#awareness.setLocalState(state);
  }

  #read(): void {
    const peers = new Map<string, Peer>();
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID) continue;
      const peer = readPeer(state);
      // The wall is often opened by the very person it shows.
      if (!peer || (!this.#silent && peer.id === this.#desk.person.id)) continue;
      const known = peers.get(peer.id);
      // Of two screens of one person the one with a pointer on the board speaks.
      if (!known || (peer.cursor && !known.cursor)) peers.set(peer.id, peer);
    }
    const list = [...peers.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.peers.set(list);
    this.#desk.stage.setPeople(remote(list), { hidden: this.#hidden });
  }
}

function remote(peers: readonly Peer[]): RemotePerson[] {
  return peers.map(({ id, name, colour, cursor }) => ({ id, name, colour, cursor }));
}

/** What another screen says, believed only as far as it has the right shape. */
function readPeer(state: unknown): Peer | null {
  if (!isRecord(state) || !isRecord(state.user)) return null;
  const { id, name, colour } = state.user;
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  const safe = typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#4a4a4a';
  const selection = Array.isArray(state.selection) ? state.selection : [];
  return {
    id,
    name: name.slice(0, 60),
    colour: safe,
    cursor: readPoint(state.cursor),
    selection: selection.filter((each): each is string => typeof each === 'string').slice(0, TOLD_SELECTION),
    editing: typeof state.editing === 'string' ? state.editing : null,
    view: readBox(state.view),
  };
}

function readPoint(value: unknown): Point | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value;
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

function readBox(value: unknown): Box | null {
  if (!isRecord(value)) return null;
  const { x, y, w, h } = value;
  if (![x, y, w, h].every((n) => typeof n === 'number' && Number.isFinite(n))) return null;
  return { x: Number(x), y: Number(y), w: Math.max(1, Number(w)), h: Math.max(1, Number(h)) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
