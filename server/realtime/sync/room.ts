import * as Y from 'yjs';
import type { Clock } from '~/platform/clock';
import type { RoomGuard } from '~/platform/rooms';
import { CLOSE } from '~/platform/sync/close-codes';
import {
  encodeCommitted,
  encodeMode,
  encodePutBack,
  type ReadOnlyReason,
  SYNC,
} from '~/platform/sync/messages';
import { Presence } from '../presence/presence';
import type { Bus, BusMember, BusMessage } from './bus';
import { encodeSync, MalformedFrame, Outgoing, readFrame } from './frames';
import type { Limits } from './limits';
import { type Grant, Member, type Peer } from './member';
import { Pace } from './pace';
import type { LogEntry, RoomStore, StoredRoom } from './store';
import { carriesNews, checkStateVector, decodeWhole } from './updates';

/** What a room tells about itself, for metrics and logs. */
export interface RoomObserver {
  updates(count: number): void;
  commit(seconds: number): void;
  delivered(receivers: number): void;
  failed(what: 'guard' | 'apply', error: unknown): void;
}

export interface RoomOptions {
  name: string;
  stored: StoredRoom;
  store: Pick<RoomStore, 'append'>;
  bus: Bus;
  createGuard: (room: string, doc: Y.Doc) => RoomGuard | null;
  protectedIds: readonly string[];
  limits: Limits;
  clock: Clock;
  observer: RoomObserver;
}

/** Origin of changes made by a service. */
class ServerEdit {
  constructor(readonly by: string) {}
}
const FROM_STORE = Symbol('store');
const FROM_BUS = Symbol('bus');
/** Origin of changes that waited for others they build on; whose they are is not known any more. */
const WAITED = Symbol('waited');

/** Bytes at which a slow reader counts as having caught up. */
const LOW_BACKLOG = 64 * 1024;

/**
 * One shared document with the people in it: applies what they send, holds rights and locks, hands changes to
 * the store and to everybody else. Knows neither sockets nor databases. See docs/sync-spec.md.
 */
export class Room {
  readonly name: string;
  readonly doc = new Y.Doc();
  readonly #options: RoomOptions;
  readonly #guard: RoomGuard | null;
  readonly #members = new Set<Member>();
  readonly #presence: Presence<Member>;
  readonly #pace: Pace;
  readonly #bus: BusMember;
  #readOnly: Exclude<ReadOnlyReason, 'rights'> | null = null;
  /** Changes since the last flush: for the store, for receivers, and who caused them. */
  #log: LogEntry[] = [];
  #outbox: Uint8Array[] = [];
  #sources = new Set<Member | null>();
  #putBack = new Map<Member, Set<string>>();
  /** Number of the last batch given to the store, and of the last one known to be durable. */
  #handedOver = 0;
  #committed = 0;
  #lastCommit: Promise<void> = Promise.resolve();
  #wholeState: Uint8Array | null = null;
  #size: number;
  #behind: NodeJS.Timeout | null = null;

  constructor(options: RoomOptions) {
    this.name = options.name;
    this.#options = options;
    this.#presence = new Presence(options.limits.presenceBytes);
    this.#pace = new Pace(options.limits, (withPresence) => this.#flush(withPresence));
    const { state, updates } = options.stored;
    this.doc.transact(() => {
      if (state) Y.applyUpdate(this.doc, state);
      for (const update of updates) Y.applyUpdate(this.doc, update);
    }, FROM_STORE);
    this.#size = updates.reduce((sum, update) => sum + update.byteLength, state?.byteLength ?? 0);
    this.#guard = options.createGuard(options.name, this.doc);
    this.#guard?.setProtected(options.protectedIds);
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#protect(transaction));
    this.doc.on('update', (update: Uint8Array, origin: unknown) => this.#changed(update, origin));
    this.#bus = options.bus.join(options.name, (message) => this.#heard(message));
    this.#checkSize();
  }

  get people(): number {
    return this.#members.size;
  }

  get readOnly(): ReadOnlyReason | null {
    return this.#readOnly;
  }

  connectionsOf(personId: string): number {
    let count = 0;
    for (const member of this.#members) if (member.personId === personId) count++;
    return count;
  }

  /** Lets a connection in: it hears our state vector, the mode it has once it asks, and who is there. */
  join(peer: Peer, personId: string, grant: Grant): Member {
    const member = new Member(peer, personId, grant);
    this.#members.add(member);
    const presence = this.#presence.snapshot();
    const step1 = this.#step1();
    peer.send(new Outgoing(presence ? [step1, presence] : [step1]));
    return member;
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#putBack.delete(member);
    this.#presence.leave(member);
    if (this.#presence.dirty) this.#pace.presence();
  }

  /** Handles one frame of a member. Throws `MalformedFrame`; the document is then as it was. */
  receive(member: Member, frame: Uint8Array): void {
    const message = readFrame(frame);
    switch (message.kind) {
      case 'step1':
        checkStateVector(message.vector);
        this.#owe(member, message.vector);
        break;
      case 'step2':
      case 'update':
        this.#take(member, message.update, message.kind === 'step2');
        break;
      case 'presence':
        this.#presence.receive(member, message.bytes, this.#options.clock.now());
        if (this.#presence.dirty) this.#pace.presence();
        break;
      case 'query-presence': {
        const presence = this.#presence.snapshot();
        if (presence && !member.owed) member.peer.send(new Outgoing([presence]));
        member.peer.spend(presence?.length ?? 0);
        break;
      }
      case 'committed':
        member.extended = true;
        member.askAgain();
        this.#tellMode(member);
        this.#tellCommitted([member]);
        break;
      case 'unknown':
        break;
    }
  }

  /** Changes what a member may do, in place. */
  setGrant(member: Member, grant: Grant): void {
    const before = this.#modeOf(member);
    member.grant = grant;
    this.#modeChanged(member, before);
  }

  /** Makes the room read-only while it can't be saved, or writable again. */
  setStorage(works: boolean): void {
    this.#setReadOnly(works ? (this.#tooLarge() ? 'full' : null) : 'storage');
  }

  setProtected(objectIds: readonly string[]): void {
    this.#guard?.setProtected(objectIds);
  }

  /** Runs a change of a service in one transaction; resolves when it is durable. */
  async edit(by: string, change: (doc: Y.Doc) => void): Promise<void> {
    this.doc.transact(() => change(this.doc), new ServerEdit(by));
    await this.committed();
  }

  snapshot(): Uint8Array {
    this.#wholeState ??= Y.encodeStateAsUpdate(this.doc);
    return this.#wholeState;
  }

  /** Resolves when everything up to now is durable; never, while the store fails. Rejects when the store was closed. */
  committed(): Promise<void> {
    this.#handOver();
    return this.#lastCommit;
  }

  get allCommitted(): boolean {
    return this.#log.length === 0 && this.#committed === this.#handedOver;
  }

  /** Sends what is waiting at once. */
  flush(): void {
    this.#flush(true);
  }

  /** Forgets clients that were silent for too long. */
  expirePresence(silenceMs: number): void {
    this.#presence.expire(this.#options.clock.now(), silenceMs);
    if (this.#presence.dirty) this.#pace.presence();
  }

  destroy(): void {
    this.#pace.stop();
    if (this.#behind) clearInterval(this.#behind);
    this.#bus.leave();
    this.doc.destroy();
  }

  // --- changes coming in -------------------------------------------------------------------------------

  #take(member: Member, update: Uint8Array, isStep2: boolean): void {
    const decoded = decodeWhole(update);
    if (this.#modeOf(member) === 'read') {
      if (carriesNews(this.doc, decoded)) member.withhold();
    } else {
      this.#apply(member, update);
      if (isStep2) member.caughtUp();
    }
    member.mark(this.#log.length > 0 ? this.#handedOver + 1 : this.#handedOver);
    this.#tellCommitted([member]);
  }

  #apply(member: Member, update: Uint8Array): void {
    const { store } = this.doc;
    const { pendingStructs, pendingDs } = store;
    try {
      if (member.grant.privileged) this.#applyPrivileged(member, update);
      else Y.applyUpdate(this.doc, update, member);
    } catch (error) {
      this.#options.observer.failed('apply', error);
      throw new MalformedFrame('update can not be applied');
    }
    const before = sizeOf(pendingStructs?.update) + sizeOf(pendingDs);
    const after = sizeOf(store.pendingStructs?.update) + sizeOf(store.pendingDs);
    if (after > this.#options.limits.pendingBytes && after > before) {
      store.pendingStructs = pendingStructs;
      store.pendingDs = pendingDs;
      throw new MalformedFrame('too much that builds on unknown changes');
    }
    // What waits for other changes causes no update event; it is kept as it came.
    if (after > before) this.#write(update.slice(), member.personId);
  }

  /** Applies without what waits, which may be somebody else's and must not pass the guard under this name. */
  #applyPrivileged(member: Member, update: Uint8Array): void {
    const { store } = this.doc;
    const { pendingStructs, pendingDs } = store;
    store.pendingStructs = null;
    store.pendingDs = null;
    try {
      Y.applyUpdate(this.doc, update, member);
    } finally {
      if (pendingStructs) Y.applyUpdateV2(this.doc, pendingStructs.update, WAITED);
      if (pendingDs) Y.applyUpdateV2(this.doc, pendingDs, WAITED);
    }
  }

  #protect(transaction: Y.Transaction): void {
    const { origin } = transaction;
    const member = origin instanceof Member ? origin : null;
    if (!this.#guard || transaction.changed.size === 0) return;
    try {
      if (member ? member.grant.privileged : origin !== WAITED) {
        this.#guard.accept(transaction);
        return;
      }
      const ids = this.#guard.protect(transaction);
      if (ids.length === 0 || !member) return;
      const known = this.#putBack.get(member) ?? new Set();
      for (const id of ids) known.add(id);
      this.#putBack.set(member, known);
    } catch (error) {
      this.#options.observer.failed('guard', error);
    }
  }

  #changed(update: Uint8Array, origin: unknown): void {
    this.#wholeState = null;
    this.#outbox.push(update);
    this.#sources.add(origin instanceof Member ? origin : null);
    if (origin !== FROM_BUS) {
      const person =
        origin instanceof Member ? origin.personId : origin instanceof ServerEdit ? origin.by : null;
      this.#write(update, person);
      this.#bus.publish({ kind: 'update', bytes: update });
    }
    this.#size += update.byteLength;
    this.#checkSize();
    this.#pace.edits();
  }

  #write(bytes: Uint8Array, person: string | null): void {
    this.#log.push({ bytes, person, at: this.#options.clock.now() });
    this.#options.observer.updates(1);
    this.#pace.edits();
  }

  #heard(message: BusMessage): void {
    if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.bytes, FROM_BUS);
    } else {
      this.#presence.receiveRemote(message.bytes, this.#options.clock.now());
      this.#pace.presence();
    }
  }

  // --- durability --------------------------------------------------------------------------------------

  #handOver(): void {
    if (this.#log.length === 0) return;
    const entries = this.#log;
    this.#log = [];
    const batch = ++this.#handedOver;
    const started = performance.now();
    const commit = this.#options.store.append(this.name, entries).then(() => {
      this.#options.observer.commit((performance.now() - started) / 1_000);
      this.#committed = batch;
      this.#tellCommitted(this.#members);
    });
    this.#lastCommit = commit;
    commit.catch(() => undefined);
  }

  #tellCommitted(members: Iterable<Member>): void {
    for (const member of members) {
      if (!member.extended) continue;
      const message = member.committed(this.#committed);
      if (message) member.peer.send(new Outgoing([encodeCommitted(message)]));
    }
  }

  #tooLarge(): boolean {
    return this.#size > this.#options.limits.documentBytes;
  }

  /** The size is counted by what comes in, which is too much; only when that is over the limit it is measured. */
  #checkSize(): void {
    if (!this.#tooLarge() || this.#readOnly) return;
    this.#size = this.snapshot().byteLength;
    if (this.#tooLarge()) this.#setReadOnly('full');
  }

  // --- rights ------------------------------------------------------------------------------------------

  #modeOf(member: Member): Grant['mode'] {
    return this.#readOnly ? 'read' : member.grant.mode;
  }

  #setReadOnly(reason: Exclude<ReadOnlyReason, 'rights'> | null): void {
    if (this.#readOnly === reason) return;
    const before = new Map([...this.#members].map((member) => [member, this.#modeOf(member)]));
    this.#readOnly = reason;
    for (const [member, mode] of before) this.#modeChanged(member, mode);
  }

  #modeChanged(member: Member, before: Grant['mode']): void {
    this.#tellMode(member);
    if (before === 'read' && this.#modeOf(member) === 'write')
      member.peer.send(new Outgoing([this.#step1()]));
  }

  #tellMode(member: Member): void {
    if (!member.extended) return;
    const mode = this.#modeOf(member);
    const reason = mode === 'write' ? null : (this.#readOnly ?? 'rights');
    member.peer.send(new Outgoing([encodeMode({ mode, reason })]));
  }

  // --- changes going out -------------------------------------------------------------------------------

  #step1(): Uint8Array {
    return encodeSync(SYNC.step1, Y.encodeStateVector(this.doc));
  }

  #flush(withPresence: boolean): void {
    this.#handOver();
    const edits = this.#takeEdits();
    const presence = withPresence ? this.#presence.take() : null;
    if (presence) this.#bus.publish({ kind: 'presence', bytes: presence.all });
    if (edits || presence) this.#fanOut(edits, presence);
    for (const [member, ids] of this.#putBack) {
      if (member.extended) member.peer.send(new Outgoing([encodePutBack([...ids])]));
    }
    this.#putBack.clear();
  }

  #takeEdits(): { frame: Uint8Array; only: Member | null } | null {
    const updates = this.#outbox;
    const [first] = updates;
    if (!first) return null;
    const [source = null] = this.#sources;
    const only = this.#sources.size === 1 ? source : null;
    this.#outbox = [];
    this.#sources = new Set();
    const update = updates.length === 1 ? first : Y.mergeUpdates(updates);
    return { frame: encodeSync(SYNC.update, update), only };
  }

  #fanOut(
    edits: { frame: Uint8Array; only: Member | null } | null,
    presence: ReturnType<Presence<Member>['take']>,
  ): void {
    const { limits, observer } = this.#options;
    const shared = new Map<string, Outgoing>();
    let receivers = 0;
    for (const member of this.#members) {
      if (member.owed) continue;
      const backlog = member.peer.backlog();
      const edit = edits && edits.only !== member ? edits.frame : null;
      const mayHear = presence !== null && backlog <= limits.presenceBacklog;
      const own = mayHear && presence.owners.has(member);
      const cursors = mayHear ? (own ? presence.without(member) : presence.all) : null;
      const messages = [edit, cursors].filter((part): part is Uint8Array => part !== null);
      if (messages.length === 0) continue;
      receivers++;
      const key = own ? null : `${edit ? 'e' : ''}${cursors ? 'c' : ''}`;
      const outgoing = (key === null ? null : shared.get(key)) ?? new Outgoing(messages);
      if (key !== null) shared.set(key, outgoing);
      member.peer.send(outgoing);
      if (backlog > limits.editBacklog) this.#fallBehind(member, Y.encodeStateVector(this.doc));
    }
    observer.delivered(receivers);
  }

  // --- slow readers ------------------------------------------------------------------------------------

  /** Answers a state vector exactly: at once, or when the reader has room for it. */
  #owe(member: Member, vector: Uint8Array): void {
    if (member.peer.backlog() > this.#options.limits.editBacklog || member.owed) {
      this.#fallBehind(member, vector);
      return;
    }
    const update = isEmptyVector(vector) ? this.snapshot() : Y.encodeStateAsUpdate(this.doc, vector);
    member.peer.spend(update.byteLength);
    member.peer.send(new Outgoing([encodeSync(SYNC.step2, update)]));
  }

  #fallBehind(member: Member, vector: Uint8Array): void {
    member.owed = { vector, since: member.owed?.since ?? this.#options.clock.now() };
    this.#behind ??= setInterval(() => this.#catchUp(), 50);
  }

  #catchUp(): void {
    let waiting = 0;
    for (const member of this.#members) {
      const { owed } = member;
      if (!owed) continue;
      if (member.peer.backlog() <= LOW_BACKLOG) {
        member.owed = null;
        this.#owe(member, owed.vector);
        const presence = this.#presence.snapshot();
        if (presence) member.peer.send(new Outgoing([presence]));
      } else if (this.#options.clock.now() - owed.since > this.#options.limits.behindMs) {
        member.peer.close(CLOSE.tryAgain, 'too slow');
      } else {
        waiting++;
      }
    }
    if (waiting > 0 || !this.#behind) return;
    clearInterval(this.#behind);
    this.#behind = null;
  }
}

function sizeOf(bytes: Uint8Array | null | undefined): number {
  return bytes?.byteLength ?? 0;
}

function isEmptyVector(vector: Uint8Array): boolean {
  return vector.length === 1 && vector[0] === 0;
}
