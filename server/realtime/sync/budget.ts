import type { Limits } from './limits';

/**
 * What a connection may still send. Running out never loses anything: the transport stops reading from the
 * connection until the budget has refilled, which the network hands on to the sender.
 */
export class Budget {
  readonly #limits: Limits;
  #bytes: number;
  #messages: number;
  #at: number;

  constructor(limits: Limits, now: number) {
    this.#limits = limits;
    this.#bytes = limits.burstBytes;
    this.#messages = limits.burstMessages;
    this.#at = now;
  }

  /** Takes from the budget; returns for how many milliseconds to stop reading (0: go on). */
  spend(messages: number, bytes: number, now: number): number {
    const { burstBytes, bytesPerSecond, burstMessages, messagesPerSecond } = this.#limits;
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#at = now;
    this.#bytes = Math.min(burstBytes, this.#bytes + seconds * bytesPerSecond) - bytes;
    this.#messages = Math.min(burstMessages, this.#messages + seconds * messagesPerSecond) - messages;
    const wait = Math.max(-this.#bytes / bytesPerSecond, -this.#messages / messagesPerSecond);
    return wait <= 0 ? 0 : Math.min(5_000, wait * 1_000);
  }
}
