import type { RoomMode } from '~/platform/rooms';
import type { CommittedMessage } from '~/platform/sync/messages';
import type { Outgoing } from './frames';

/** A connection as a room sees it; the transport implements it. */
export interface Peer {
  send(outgoing: Outgoing): void;
  /** Bytes sent that the network has not taken yet. */
  backlog(): number;
  /** Counts an answer of that many bytes against the connection's budget. */
  spend(bytes: number): void;
  close(code: number, reason: string): void;
}

/** What a connection may do, as authorised. */
export interface Grant {
  mode: RoomMode;
  privileged: boolean;
}

/** One connection in one room. It is the origin of the transactions it causes. */
export class Member {
  readonly peer: Peer;
  readonly personId: string;
  grant: Grant;
  /** Whether it asked for our own messages; a stock provider never does and complains about them. */
  extended = false;
  /** Whether it was asked for what the room lacks (step 1) and has not answered yet. */
  asked = false;
  #handled = 0;
  #durable = 0;
  #withheld = 0;
  #told = -1;
  #toldWithheld = 0;
  #durableWithheld = 0;
  /** After which commit how many messages are durable and how many of them withheld, oldest first. */
  #marks: Array<{ commit: number; handled: number; withheld: number }> = [];

  constructor(peer: Peer, personId: string, grant: Grant) {
    this.peer = peer;
    this.personId = personId;
    this.grant = grant;
  }

  /** Counts a message with changes that will be durable with that commit. */
  mark(commit: number): void {
    this.#handled++;
    const last = this.#marks.at(-1);
    const mark = { commit, handled: this.#handled, withheld: this.#withheld };
    if (last?.commit === commit) Object.assign(last, mark);
    else this.#marks.push(mark);
  }

  withhold(): void {
    this.#withheld++;
  }

  /** A step 2 was taken: it carried everything withheld before. */
  caughtUp(): void {
    this.#withheld = 0;
  }

  /** Moves on to what is durable with that commit. Returns what to tell, null when nothing is new. */
  committed(commit: number): CommittedMessage | null {
    let done = 0;
    for (const mark of this.#marks) {
      if (mark.commit > commit) break;
      this.#durable = mark.handled;
      this.#durableWithheld = mark.withheld;
      done++;
    }
    if (done > 0) this.#marks.splice(0, done);
    if (this.#told === this.#durable && this.#toldWithheld === this.#durableWithheld) return null;
    this.#told = this.#durable;
    this.#toldWithheld = this.#durableWithheld;
    return { handled: this.#durable, withheld: this.#durableWithheld };
  }

  /** Forgets what was told, so that the next `committed` answers in any case. */
  askAgain(): void {
    this.#told = -1;
  }
}
