import type { Content } from './content';
import type { Limits } from './limits';

/** A large document rests later: making it anew takes time that grows with its bytes. */
const BYTES_PER_MS = 20;

/** Lets a room's live document go when nobody has used it for a while. */
export class Rest {
  readonly #content: Pick<Content, 'isLive' | 'rest' | 'uses' | 'whole'>;
  readonly #limits: Pick<Limits, 'quietMs'>;
  #timer: NodeJS.Timeout | null = null;

  constructor(content: Pick<Content, 'isLive' | 'rest' | 'uses' | 'whole'>, limits: Pick<Limits, 'quietMs'>) {
    this.#content = content;
    this.#limits = limits;
    if (content.isLive) this.soon();
  }

  /** The document has just been used. */
  soon(): void {
    if (!this.#timer) this.#wait(this.#limits.quietMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(ms: number, longer = false): void {
    const { uses } = this.#content;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#content.isLive) return;
      if (this.#content.uses !== uses) return this.#wait(this.#limits.quietMs);
      const more = this.#content.whole().byteLength / BYTES_PER_MS - ms;
      if (!longer && more > 0) return this.#wait(more, true);
      if (!this.#content.rest()) this.soon();
    }, ms);
    this.#timer.unref();
  }
}
