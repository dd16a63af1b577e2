import { SYNC } from '~/platform/sync/messages';
import { encodeSync, Outgoing } from './frames';

/** Smaller answers cost less to frame than to keep. */
const WORTH_KEEPING = 16 * 1024;
const KEEP_MS = 1_000;

/**
 * Answers to step 1. Who comes with nothing gets the same bytes as the others who do: they are encoded and framed
 * once for all who come within a moment, and not kept for longer, since they are two more copies of the room.
 */
export class WholeAnswer {
  #update: Uint8Array | null = null;
  #outgoing: Outgoing | null = null;
  #timer: NodeJS.Timeout | null = null;

  of(update: Uint8Array): Outgoing {
    if (this.#update === update && this.#outgoing) return this.#outgoing;
    const outgoing = new Outgoing([encodeSync(SYNC.step2, update)]);
    if (update.byteLength < WORTH_KEEPING) return outgoing;
    this.#update = update;
    this.#outgoing = outgoing;
    this.#timer ??= setTimeout(() => this.forget(), KEEP_MS);
    this.#timer.unref();
    return outgoing;
  }

  forget(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#update = null;
    this.#outgoing = null;
  }
}
