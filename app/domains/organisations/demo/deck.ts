import { steady } from '~/platform/steady';

/** What stands for `{place}` and the like in a line. */
export type Slots = Readonly<Record<string, string>>;

/**
 * Hand-written lines, drawn one after the other, each time said a little otherwise; shuffled by `name` and anew whenever
 * all have been drawn, so that lines of two decks don't meet again and again.
 */
export class Deck<T extends { line: string }> {
  readonly #name: string;
  readonly #drawn: Map<T, number>;
  #round = 0;
  #left: T[] = [];

  constructor(name: string, cards: readonly T[]) {
    this.#name = name;
    this.#drawn = new Map(cards.map((card) => [card, 0]));
  }

  /** The next card that `fits`, its line filled in; null when none does. */
  draw(slots: Slots, fits: (card: T) => boolean = () => true): T | null {
    if (!this.#left.some(fits)) this.#left.push(...this.#shuffled());
    const card = this.#left.find(fits);
    if (!card) return null;
    this.#left.splice(this.#left.indexOf(card), 1);
    const n = this.#drawn.get(card) ?? 0;
    this.#drawn.set(card, n + 1);
    return { ...card, line: fill(card.line, n, slots) };
  }

  #shuffled(): T[] {
    const round = `${this.#name} ${this.#round++}`;
    const places = new Map([...this.#drawn.keys()].map((card) => [card, steady(`${round} ${card.line}`)]));
    const cards = [...places.keys()].filter((card) => !this.#left.includes(card));
    return cards.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }
}

/** A deck of lines without anything else to them. */
export function deckOf(name: string, lines: readonly string[]): Deck<{ line: string }> {
  return new Deck(
    name,
    lines.map((line) => ({ line })),
  );
}

/** The line with `{name}` replaced by its slot and each `{a|b}` by a word: the n-th of all ways before any comes again. */
export function fill(line: string, n: number, slots: Slots): string {
  let rest = n;
  let turn = 0;
  return line
    .replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole)
    .replace(/\{([^{}]*\|[^{}]*)\}/g, (_whole, list: string) => {
      const words = list.split('|');
      const at = (rest + turn) % words.length;
      rest = Math.floor(rest / words.length);
      turn += at;
      return words[at] ?? '';
    });
}
