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
import { applyFrom } from './apply';
import type { Bus, BusMember, BusMessage } from './bus';
import { Content } from './content';
import { fanOut } from './fan-out';
import { encodeSync, MalformedFrame, Outgoing, readFrame } from './frames';
import { Laggards } from './laggards';
import { Ledger } from './ledger';
import type { Limits } from './limits';
import { type Grant, Member, type Peer } from './member';
import { FROM_BUS, ServerEdit } from './origins';
import { Outbox } from './outbox';
import { Pace } from './pace';
import { Rest } from './rest';
import type { RoomStore, StoredRoom } from './store';
import { carriesNews, checkStateVector, decodeWhole, isEmpty } from './updates';
import { WholeAnswer } from './whole-answer';

/** What a room tells about itself, for metrics and logs. */
export interface RoomObserver {
  updates(count: number): void;
  commit(seconds: number): void;
  delivered(receivers: number): void;
  failed(what: 'guard' | 'apply' | 'load', error: unknown): void;
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
  /** Told when the live document can't be trusted any more; the room is then loaded anew. */
  onBroken: () => void;
}

/**
 * One shared document with the people in it: applies what they send, holds rights and locks, hands changes to
 * the store and to everybody else. Knows neither sockets nor databases. See docs/sync-spec.md.
 */
export class Room {
  readonly name: string;
  readonly #options: RoomOptions;
  readonly #members = new Set<Member>();
  readonly #presence: Presence<Member>;
  readonly #ledger: Ledger;
  readonly #content: Content;
  readonly #rest: Rest;
  readonly #wholeAnswer = new WholeAnswer();
  readonly #laggards: Laggards;
  readonly #pace: Pace;
  readonly #bus: BusMember;
  #readOnly: Exclude<ReadOnlyReason, 'rights'> | null = null;
  readonly #outbox = new Outbox();
  #broken = false;
  #size: number;

  constructor(options: RoomOptions) {
    const { name, stored, store, bus, limits, clock, observer } = options;
    this.name = name;
    this.#options = options;
    this.#presence = new Presence(limits.presenceBytes);
    this.#pace = new Pace(limits, (withPresence) => this.#flush(withPresence));
    this.#ledger = new Ledger({
      room: name,
      store,
      clock,
      onCommitted: (seconds) => {
        observer.commit(seconds);
        this.#tellCommitted(this.#members);
      },
    });
    this.#laggards = new Laggards(
      limits,
      () => clock.now(),
      (member, vector) => this.#catchUp(member, vector),
    );
    this.#size = stored.updates.reduce(
      (sum, update) => sum + update.byteLength,
      stored.state?.byteLength ?? 0,
    );
    this.#content = new Content({
      stored,
      createGuard: (doc) => options.createGuard(name, doc),
      protectedIds: options.protectedIds,
      onUpdate: (update, origin) => this.#changed(update, origin),
      failed: (what, error) => observer.failed(what, error),
    });
    this.#rest = new Rest(this.#content, limits);
    this.#bus = bus.join(name, (message) => this.#heard(message));
    this.#checkSize();
  }

  /** The live document, made if need be; the room lets go of it when it is quiet, so nobody keeps it. */
  get doc(): Y.Doc {
    const { doc } = this.#content;
    this.#rest.soon();
    return doc;
  }

  /** Whether there is a live document now. */
  get isLive(): boolean {
    return this.#content.isLive;
  }

  get people(): number {
    return this.#members.size;
  }

  /** Why nobody can write; null when those with the right can. */
  get readOnly(): ReadOnlyReason | null {
    return this.#readOnly;
  }

  connectionsOf(personId: string): number {
    let count = 0;
    for (const member of this.#members) if (member.personId === personId) count++;
    return count;
  }

  /** Lets a connection in: it hears our state vector and who is there. */
  join(peer: Peer, personId: string, grant: Grant): Member {
    const member = new Member(peer, personId, grant);
    this.#members.add(member);
    this.#ask(member);
    const presence = this.#presence.snapshot();
    if (presence) peer.send(new Outgoing([presence]));
    return member;
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#laggards.remove(member);
    this.#presence.leave(member);
    this.#presenceChanged();
  }

  /** Handles one frame of a member. Throws `MalformedFrame`; the document is then as it was. */
  receive(member: Member, frame: Uint8Array): void {
    if (this.#broken) return;
    const message = readFrame(frame);
    switch (message.kind) {
      case 'step1':
        checkStateVector(message.vector);
        this.#answer(member, message.vector);
        break;
      case 'step2':
      case 'update':
        this.#take(member, message.update, message.kind === 'step2');
        break;
      case 'presence':
        this.#presence.receive(member, message.bytes, this.#options.clock.now());
        this.#presenceChanged();
        break;
      case 'query-presence':
        this.#sendPresence(member);
        break;
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
    const { mode, privileged } = member.grant;
    if (mode === grant.mode && privileged === grant.privileged) return;
    const before = this.#modeOf(member);
    member.grant = { mode: grant.mode, privileged: grant.privileged };
    if (mode !== grant.mode) this.#modeChanged(member, before);
  }

  /** Makes the room read-only while it can't be saved, or writable again. */
  setStorage(works: boolean): void {
    this.#setReadOnly(works ? (this.#isTooLarge() ? 'full' : null) : 'storage');
  }

  setProtected(objectIds: readonly string[]): void {
    this.#content.setProtected(objectIds);
  }

  /** Runs a change of a service in one transaction; resolves when it is durable. */
  async edit(by: string, change: (doc: Y.Doc) => void): Promise<void> {
    if (this.#broken) throw new Error('room is being loaded anew');
    const { doc } = this;
    doc.transact(() => change(doc), new ServerEdit(by));
    await this.committed();
  }

  /** The whole document as one update. */
  snapshot(): Uint8Array {
    return this.#content.whole();
  }

  /** Resolves when everything up to now is durable; not before the store works. Rejects when the store was closed. */
  committed(): Promise<void> {
    return this.#ledger.whenCommitted();
  }

  get allCommitted(): boolean {
    return this.#ledger.committed === this.#ledger.upcoming;
  }

  /** Sends what is waiting at once. */
  flush(): void {
    this.#flush(true);
  }

  /** Forgets clients that were silent for too long. */
  expirePresence(silenceMs: number): void {
    this.#presence.expire(this.#options.clock.now(), silenceMs);
    this.#presenceChanged();
  }

  destroy(): void {
    this.#pace.stop();
    this.#laggards.stop();
    this.#bus.leave();
    this.#rest.stop();
    this.#wholeAnswer.forget();
    this.#content.destroy();
  }

  // --- changes coming in -------------------------------------------------------------------------------

  #take(member: Member, update: Uint8Array, isStep2: boolean): void {
    if (isStep2) member.asked = false;
    if (isEmpty(update)) {
      if (isStep2 && this.#modeOf(member) === 'write') member.caughtUp();
      member.mark(this.#ledger.upcoming);
      this.#tellCommitted([member]);
      return;
    }
    const decoded = decodeWhole(update);
    if (this.#modeOf(member) === 'read') {
      if (carriesNews(this.doc, decoded)) member.withhold();
    } else if (!this.#apply(member, update)) {
      member.withhold();
      if (!isStep2) this.#ask(member);
    } else if (isStep2) {
      member.caughtUp();
    }
    member.mark(this.#ledger.upcoming);
    this.#tellCommitted([member]);
  }

  /** Returns whether the room has all of it now. */
  #apply(member: Member, update: Uint8Array): boolean {
    const mark = this.#ledger.mark;
    try {
      return applyFrom(member, this.doc, update);
    } catch (error) {
      this.#options.observer.failed('apply', error);
      this.#ledger.forget(mark);
      this.#break(member);
      throw new MalformedFrame('update can not be applied');
    }
  }

  /**
   * Yjs has no way back from an update that fails half-way. What was written before is committed, the document
   * is given up, and everybody comes back to one loaded anew; what was not acknowledged they send again.
   */
  #break(culprit: Member): void {
    this.#broken = true;
    this.#outbox.clear();
    this.#ledger.handOver();
    for (const member of [...this.#members]) {
      if (member !== culprit) member.peer.close(CLOSE.tryAgain, 'room reloaded');
    }
    this.#options.onBroken();
  }

  #changed(update: Uint8Array, origin: unknown): void {
    this.#outbox.add(update, origin instanceof Member ? origin : null, origin !== FROM_BUS);
    if (origin !== FROM_BUS) {
      this.#ledger.write(update, authorOf(origin));
      this.#options.observer.updates(1);
    }
    this.#size += update.byteLength;
    this.#checkSize();
    this.#pace.edits();
  }

  #heard(message: BusMessage): void {
    if (message.kind === 'update') {
      Y.applyUpdate(this.doc, message.bytes, FROM_BUS);
    } else {
      this.#presence.receiveRemote(message.bytes, this.#options.clock.now());
      this.#presenceChanged();
    }
  }

  #presenceChanged(): void {
    if (this.#presence.dirty) this.#pace.presence();
  }

  #tellCommitted(members: Iterable<Member>): void {
    for (const member of members) {
      const message = member.extended ? member.committed(this.#ledger.committed) : null;
      if (message) member.peer.send(new Outgoing([encodeCommitted(message)]));
    }
  }

  #isTooLarge(): boolean {
    return this.#size > this.#options.limits.documentBytes;
  }

  /** The size is counted by what comes in, which is too much; only when that is over the limit it is measured. */
  #checkSize(): void {
    if (!this.#isTooLarge() || this.#readOnly) return;
    this.#size = this.snapshot().byteLength;
    if (this.#isTooLarge()) this.#setReadOnly('full');
  }

  // --- rights ------------------------------------------------------------------------------------------

  #modeOf(member: Member): Grant['mode'] {
    return this.#readOnly ? 'read' : member.grant.mode;
  }

  #setReadOnly(reason: Exclude<ReadOnlyReason, 'rights'> | null): void {
    if (this.#readOnly === reason) return;
    const before = [...this.#members].map((member) => ({ member, mode: this.#modeOf(member) }));
    this.#readOnly = reason;
    for (const { member, mode } of before) this.#modeChanged(member, mode);
  }

  /** Tells the new mode; who may write again is asked for what was withheld. */
  #modeChanged(member: Member, before: Grant['mode']): void {
    this.#tellMode(member);
    if (before === 'write' || this.#modeOf(member) === 'read') return;
    member.asked = false;
    this.#ask(member);
  }

  #tellMode(member: Member): void {
    if (!member.extended) return;
    const mode = this.#modeOf(member);
    const reason = mode === 'write' ? null : (this.#readOnly ?? 'rights');
    member.peer.send(new Outgoing([encodeMode({ mode, reason })]));
  }

  // --- changes going out -------------------------------------------------------------------------------

  /** Asks a member for everything the room lacks; it answers with a step 2. */
  #ask(member: Member): void {
    if (member.asked) return;
    member.asked = true;
    member.peer.send(new Outgoing([encodeSync(SYNC.step1, this.#content.vector())]));
  }

  /** Answers a state vector exactly: at once, or when the reader has room for it. */
  #answer(member: Member, vector: Uint8Array): void {
    if (this.#laggards.has(member) || this.#laggards.isFull(member)) {
      this.#laggards.add(member, vector);
      return;
    }
    const update = this.#content.since(vector);
    member.peer.spend(update.byteLength);
    member.peer.send(this.#wholeAnswer.of(update));
  }

  #catchUp(member: Member, vector: Uint8Array): void {
    this.#answer(member, vector);
    this.#sendPresence(member);
  }

  #sendPresence(member: Member): void {
    const presence = this.#presence.snapshot();
    if (!presence || this.#laggards.isFull(member)) return;
    member.peer.spend(presence.length);
    member.peer.send(new Outgoing([presence]));
  }

  #flush(withPresence: boolean): void {
    if (this.#broken) return;
    this.#ledger.handOver();
    for (const bytes of this.#outbox.takeForBus()) this.#bus.publish({ kind: 'update', bytes });
    const edits = this.#outbox.take();
    const presence = withPresence ? this.#presence.take() : null;
    if (presence) this.#bus.publish({ kind: 'presence', bytes: presence.all });
    if (edits || presence) {
      const served = fanOut(this.#members, edits, presence, {
        laggards: this.#laggards,
        presenceBacklog: this.#options.limits.presenceBacklog,
        vector: () => this.#content.vector(),
      });
      this.#options.observer.delivered(served);
    }
    for (const [member, ids] of this.#content.takePutBack()) {
      if (member.extended) member.peer.send(new Outgoing([encodePutBack([...ids])]));
    }
  }
}

function authorOf(origin: unknown): string | null {
  if (origin instanceof Member) return origin.personId;
  return origin instanceof ServerEdit ? origin.by : null;
}
