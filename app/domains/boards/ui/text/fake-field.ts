import type { BoundField } from './text-binding';

/** A textarea as the binding sees it, with an IME at its keyboard: what unit tests type into. */
export class FakeField extends EventTarget implements BoundField {
  value = '';
  scrollTop = 0;
  selectionStart = 0;
  selectionEnd = 0;
  selectionDirection: 'forward' | 'backward' | 'none' = 'none';
  #composition: { at: number; length: number } | null = null;

  get composing(): boolean {
    return this.#composition !== null;
  }

  setSelectionRange(start: number, end: number): void {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  caret(at: number): void {
    this.setSelectionRange(at, at);
  }

  type(text: string): void {
    this.#replace(this.selectionStart, this.selectionEnd, text);
    this.#input(false);
  }

  /** Shows `text` as the composition, replacing the selection or the composition so far. */
  compose(text: string): void {
    if (!this.#composition) {
      this.dispatchEvent(new Event('compositionstart'));
      this.#composition = { at: this.selectionStart, length: this.selectionEnd - this.selectionStart };
    }
    const { at, length } = this.#composition;
    this.#replace(at, at + length, text);
    this.#composition = { at, length: text.length };
    this.#input(true);
  }

  endComposition(): void {
    this.#composition = null;
    this.dispatchEvent(new Event('compositionend'));
  }

  #replace(start: number, end: number, text: string): void {
    this.value = this.value.slice(0, start) + text + this.value.slice(end);
    this.caret(start + text.length);
  }

  #input(isComposing: boolean): void {
    this.dispatchEvent(Object.assign(new Event('input'), { isComposing }));
  }
}
