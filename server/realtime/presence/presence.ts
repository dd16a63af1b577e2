import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { MESSAGE } from '~/platform/sync/messages';
import { MalformedFrame } from '../sync/frames';

/** A connection as presence sees it. */
export interface PresenceOwner {
  readonly personId: string;
}

interface Entry<Owner> {
  clock: number;
  /** Client id, clock and state as awareness frames carry them. */
  encoded: Uint8Array;
  /** The connection that speaks for this client; null when it is at another server. */
  owner: Owner | null;
  seenAt: number;
}

interface Gone {
  personId: string | null;
  clock: number;
}

/** Clients one connection may speak for; a provider has one, and gets another when Yjs renames it. */
const CLIENTS_PER_CONNECTION = 3;
/** How many clients that left are remembered, so that a late echo can't bring them back. */
const REMEMBERED = 5_000;

/** Awareness entries that changed since the last batch, each encoded once. */
export interface PresenceBatch<Owner> {
  /** Frame with every entry, for other servers and for receivers that own none of them. */
  all: Uint8Array;
  owners: ReadonlySet<Owner>;
  /** Frame without the entries of this connection; null when nothing is left. */
  without(owner: Owner): Uint8Array | null;
}

/**
 * Who is where in a room: y-protocol awareness with owners. A connection speaks only for its own clients and
 * only as the person it was authenticated as; what others say about a client is ignored, since the stock
 * provider repeats everything it hears.
 */
export class Presence<Owner extends PresenceOwner> {
  readonly #entries = new Map<number, Entry<Owner>>();
  readonly #claims = new Map<Owner, Set<number>>();
  readonly #gone = new Map<number, Gone>();
  readonly #dirty = new Map<number, Entry<Owner>>();
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get dirty(): boolean {
    return this.#dirty.size > 0;
  }

  /** Takes an awareness update of a connection. Throws `MalformedFrame` when it is truncated or not JSON. */
  receive(owner: Owner, update: Uint8Array, now: number): void {
    for (const { client, clock, text } of readEntries(update)) {
      if (!this.#maySpeak(owner, client, clock)) continue;
      if (text.length > this.#maxBytes) continue;
      const state = parseState(text);
      const known = this.#entries.get(client);
      if (state === null) {
        if (known) this.#remove(client, known, clock);
        continue;
      }
      if (!known && speaksForAnother(state, owner.personId)) continue;
      this.#claim(owner, client, known);
      const encoded = encodeEntry(client, clock, asPerson(state, owner.personId));
      const entry = { clock, encoded, owner, seenAt: now };
      this.#entries.set(client, entry);
      this.#dirty.set(client, entry);
    }
  }

  /** Takes entries of clients at another server as they are. */
  receiveRemote(update: Uint8Array, now: number): void {
    for (const { client, clock, text } of readEntries(update)) {
      const known = this.#entries.get(client);
      if (known?.owner) continue;
      const state = parseState(text);
      const entry = { clock, encoded: encodeEntry(client, clock, state), owner: null, seenAt: now };
      if (state === null) this.#entries.delete(client);
      else this.#entries.set(client, entry);
      this.#dirty.set(client, entry);
    }
  }

  /** Removes everything a connection spoke for. */
  leave(owner: Owner): void {
    for (const client of [...(this.#claims.get(owner) ?? [])]) {
      const entry = this.#entries.get(client);
      if (entry?.owner === owner) this.#remove(client, entry, entry.clock);
    }
    this.#claims.delete(owner);
  }

  /** Removes clients that were silent for longer than `silenceMs`; a living one repeats itself every 15 s. */
  expire(now: number, silenceMs: number): void {
    for (const [client, entry] of this.#entries) {
      if (now - entry.seenAt > silenceMs) this.#remove(client, entry, entry.clock);
    }
  }

  /** One frame with everybody who is there; null when nobody is. */
  snapshot(): Uint8Array | null {
    if (this.#entries.size === 0) return null;
    return encodeFrame([...this.#entries.values()].map((entry) => entry.encoded));
  }

  /** What changed since the last call; null when nothing did. */
  take(): PresenceBatch<Owner> | null {
    if (this.#dirty.size === 0) return null;
    const entries = [...this.#dirty.values()];
    this.#dirty.clear();
    const owners = new Set<Owner>();
    for (const { owner } of entries) if (owner) owners.add(owner);
    return {
      all: encodeFrame(entries.map((entry) => entry.encoded)),
      owners,
      without(owner) {
        const others = entries.filter((entry) => entry.owner !== owner);
        return others.length === 0 ? null : encodeFrame(others.map((entry) => entry.encoded));
      },
    };
  }

  #maySpeak(owner: Owner, client: number, clock: number): boolean {
    const known = this.#entries.get(client);
    if (known?.owner === owner) return clock >= known.clock;
    if (known) return known.owner?.personId === owner.personId && clock > known.clock;
    const claims = this.#claims.get(owner);
    const left = this.#gone.get(client);
    if (left && left.personId !== owner.personId) return false;
    if (left && claims && claims.size > 0 && !claims.has(client) && clock <= left.clock) return false;
    return claims === undefined || claims.has(client) || claims.size < CLIENTS_PER_CONNECTION;
  }

  #claim(owner: Owner, client: number, known: Entry<Owner> | undefined): void {
    if (known?.owner && known.owner !== owner) this.#claims.get(known.owner)?.delete(client);
    const claims = this.#claims.get(owner) ?? new Set();
    claims.add(client);
    this.#claims.set(owner, claims);
    this.#gone.delete(client);
  }

  #remove(client: number, entry: Entry<Owner>, clock: number): void {
    this.#entries.delete(client);
    this.#dirty.set(client, { ...entry, clock, encoded: encodeEntry(client, clock, null) });
    this.#gone.delete(client);
    this.#gone.set(client, { personId: entry.owner?.personId ?? null, clock });
    if (this.#gone.size > REMEMBERED) {
      for (const oldest of this.#gone.keys()) {
        this.#gone.delete(oldest);
        break;
      }
    }
  }
}

type State = Record<string, unknown> | null;

function* readEntries(update: Uint8Array): Generator<{ client: number; clock: number; text: Uint8Array }> {
  const decoder = decoding.createDecoder(update);
  const read = <T>(part: () => T): T => {
    try {
      return part();
    } catch {
      throw new MalformedFrame('truncated awareness');
    }
  };
  const count = read(() => decoding.readVarUint(decoder));
  for (let i = 0; i < count; i++) {
    yield read(() => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      text: decoding.readVarUint8Array(decoder),
    }));
  }
}

function parseState(text: Uint8Array): State {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(text));
  } catch {
    throw new MalformedFrame('awareness is not JSON');
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw new MalformedFrame('awareness is no object');
  return value as State;
}

function userOf(state: NonNullable<State>): Record<string, unknown> | null {
  const { user } = state;
  return typeof user === 'object' && user !== null && !Array.isArray(user)
    ? (user as Record<string, unknown>)
    : null;
}

function speaksForAnother(state: NonNullable<State>, personId: string): boolean {
  const claimed = userOf(state)?.id ?? state.personId;
  return claimed !== undefined && claimed !== personId;
}

function asPerson(state: NonNullable<State>, personId: string): State {
  const user = userOf(state);
  const out = { ...state };
  if (user) out.user = { ...user, id: personId };
  if ('personId' in state) out.personId = personId;
  return out;
}

function encodeEntry(client: number, clock: number, state: State): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
}

function encodeFrame(entries: readonly Uint8Array[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) encoding.writeUint8Array(body, entry);
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, MESSAGE.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(body));
  return encoding.toUint8Array(frame);
}

/** An awareness frame about nobody: keeps a connection alive that would otherwise hear nothing. */
export const HEARTBEAT = Uint8Array.of(MESSAGE.awareness, 1, 0);
