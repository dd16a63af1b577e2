import { searchBoard } from '../../model';
import type { Desk } from './desk';
import { Signal } from './signal';

export interface Found {
  query: string;
  ids: readonly string[];
  /** Which of them is shown; -1 for none. */
  index: number;
}

const NOTHING: Found = { query: '', ids: [], index: -1 };

/** Search on the board: what was found stays up to date while others write. */
export class Finding {
  readonly found = new Signal<Found>(NOTHING);
  readonly #desk: Desk;
  readonly #endings: (() => void)[] = [];
  #soon: ReturnType<typeof setTimeout> | null = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#endings.push(
      desk.store.on(() => {
        if (this.found.value.query === '' || this.#soon !== null) return;
        this.#soon = setTimeout(() => this.#again(), 300);
      }),
    );
  }

  destroy(): void {
    if (this.#soon !== null) clearTimeout(this.#soon);
    for (const end of this.#endings) end();
  }

  search(query: string): void {
    const ids = searchBoard(this.#desk.store, query);
    this.found.set({ query, ids, index: ids.length > 0 ? 0 : -1 });
    this.#show(false);
  }

  /** Goes to the next (1) or previous (-1) one found, around the end. */
  step(by: 1 | -1): void {
    const { ids, index, query } = this.found.value;
    if (ids.length === 0) return;
    this.found.set({ query, ids, index: (index + by + ids.length) % ids.length });
    this.#show(true);
  }

  end(): void {
    this.found.set(NOTHING);
  }

  /** The id shown now; null for none. */
  get current(): string | null {
    const { ids, index } = this.found.value;
    return ids[index] ?? null;
  }

  #show(animate: boolean): void {
    if (this.current) void this.#desk.stage.reveal(this.current, { animate });
  }

  #again(): void {
    this.#soon = null;
    const { query, ids, index } = this.found.value;
    const next = searchBoard(this.#desk.store, query);
    const at = next.indexOf(ids[index] ?? '');
    this.found.set({ query, ids: next, index: at >= 0 ? at : Math.min(index, next.length - 1) });
  }
}
