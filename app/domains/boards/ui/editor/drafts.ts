import { Signal } from './signal';

/** Text that could not stay where it was written. It waits on this device until its writer decides. */
export interface KeptText {
  id: number;
  text: string;
  /** `deleted`: somebody removed the object; `closed`: writing was closed or the object locked meanwhile. */
  reason: 'deleted' | 'closed';
}

interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** The kept texts of one board; they survive a reload of the page. */
export class KeptTexts {
  readonly list: Signal<readonly KeptText[]>;
  readonly #key: string;
  readonly #shelf: Shelf | null;

  constructor(boardId: string, shelf: Shelf | null) {
    this.#key = `board-kept-texts:${boardId}`;
    this.#shelf = shelf;
    this.list = new Signal<readonly KeptText[]>(this.#load());
  }

  keep(text: string, reason: KeptText['reason']): void {
    if (text.trim() === '') return;
    const list = this.list.value;
    if (list.some((kept) => kept.text === text)) return;
    const id = list.reduce((most, kept) => Math.max(most, kept.id), 0) + 1;
    this.#save([...list, { id, text, reason }]);
  }

  drop(id: number): void {
    this.#save(this.list.value.filter((kept) => kept.id !== id));
  }

  #save(list: readonly KeptText[]): void {
    this.list.set(list);
    try {
      this.#shelf?.setItem(this.#key, JSON.stringify(list));
    } catch {
      // A full or closed storage: the texts stay on screen, which is what matters.
    }
  }

  #load(): KeptText[] {
    try {
      const stored: unknown = JSON.parse(this.#shelf?.getItem(this.#key) ?? '[]');
      if (!Array.isArray(stored)) return [];
      return stored.filter(
        (kept): kept is KeptText => typeof kept?.id === 'number' && typeof kept?.text === 'string',
      );
    } catch {
      return [];
    }
  }
}
