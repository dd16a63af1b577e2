import type * as Y from 'yjs';
import { diffText, type TextChange } from '../../doc';
import { mapGap, rebaseChange, type TextDelta } from './rebase';

/** The part of a textarea or input that the binding uses. */
export interface BoundField {
  value: string;
  readonly selectionStart: number | null;
  readonly selectionEnd: number | null;
  readonly selectionDirection?: 'forward' | 'backward' | 'none' | null;
  scrollTop: number;
  setSelectionRange(start: number, end: number, direction?: 'forward' | 'backward' | 'none'): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
}

export interface BindingOptions {
  /** Origin of the transactions, so that they can be undone by the person. */
  origin: unknown;
  /** Whether the person may write now; asked before each write. */
  mayWrite(): boolean;
  /** Text that could not be written because writing is no longer allowed; the field keeps showing it. */
  onRefused(text: string): void;
}

interface FieldSelection {
  start: number;
  end: number;
  direction: 'forward' | 'backward' | 'none';
}

/**
 * Keeps a field and a Y.Text equal. Each `input` becomes the smallest edit of the document; changes by others come
 * into the field around the caret. While a composition runs the field belongs to the IME: nothing is written into
 * it and nothing of it is sent; what others wrote meanwhile is kept as deltas, and when the composition ends the
 * composed text is placed where it was written among theirs.
 */
export class TextBinding {
  readonly #field: BoundField;
  readonly #text: Y.Text;
  readonly #options: BindingOptions;
  /** What the field showed when it last agreed with the document. */
  #base: string;
  /** What happened in the document since then. */
  #since: TextDelta[] = [];
  #composing = false;
  #applying = false;
  #open = true;

  constructor(field: BoundField, text: Y.Text, options: BindingOptions) {
    this.#field = field;
    this.#text = text;
    this.#options = options;
    if (options.mayWrite()) this.#dropCarriageReturns();
    this.#base = text.toString();
    field.value = this.#base;
    text.observe(this.#onDocument);
    field.addEventListener('compositionstart', this.#onCompositionStart);
    field.addEventListener('compositionend', this.#onCompositionEnd);
    field.addEventListener('input', this.#onInput);
    field.addEventListener('blur', this.#onBlur);
  }

  get composing(): boolean {
    return this.#composing;
  }

  /** Writes what stands in the field to the document now, a composition's text included. */
  flush(): void {
    if (this.#open) this.#sync(null);
  }

  /** Writes what is left and lets go of the field. */
  close(): void {
    if (!this.#open) return;
    this.#composing = false;
    this.#sync(null);
    this.discard();
  }

  /** Lets go of the field without writing: the text it belongs to is gone. */
  discard(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#text.unobserve(this.#onDocument);
    this.#field.removeEventListener('compositionstart', this.#onCompositionStart);
    this.#field.removeEventListener('compositionend', this.#onCompositionEnd);
    this.#field.removeEventListener('input', this.#onInput);
    this.#field.removeEventListener('blur', this.#onBlur);
  }

  readonly #onCompositionStart = () => {
    this.#composing = true;
  };

  readonly #onCompositionEnd = () => {
    this.#composing = false;
    this.#sync(null);
  };

  readonly #onInput = (event: Event) => {
    const composing = this.#composing || ('isComposing' in event && event.isComposing === true);
    if (!composing) this.#sync(null);
  };

  /** Some browsers end a composition by blur without saying so. */
  readonly #onBlur = () => {
    if (!this.#composing) return;
    this.#composing = false;
    this.#sync(null);
  };

  readonly #onDocument = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (this.#applying) return;
    this.#since.push(event.delta);
    if (!this.#composing) this.#sync(transaction.local ? event.delta : null);
  };

  /**
   * Brings field and document together. `own`: a change made on this screen outside the field (undo), after which
   * the caret goes to where it happened.
   */
  #sync(own: TextDelta | null): void {
    const selection = this.#selection();
    const splice = changeOf(this.#base, this.#field.value, selection.end);
    if (splice && !this.#options.mayWrite()) {
      this.#options.onRefused(this.#field.value);
      return;
    }
    if (!splice && this.#since.length === 0) return;
    const place = splice ? this.#apply(splice) : null;
    const deltas = this.#since;
    const map = (index: number) => {
      if (!splice || !place) return deltas.reduce((at, delta) => mapGap(delta, at), index);
      if (index >= splice.index && index <= splice.index + splice.insert.length) {
        return place.at + index - splice.index;
      }
      const before = index < splice.index ? index : index - splice.insert.length + splice.remove;
      return place.map(deltas.reduce((at, delta) => mapGap(delta, at), before));
    };
    if (this.#composing) {
      // Flushed in the middle of a composition: the field stays as it is and the rest is told at its end.
      this.#base = this.#field.value;
      this.#since = [];
      const rest = changeOf(this.#base, this.#text.toString(), 0);
      if (rest) this.#since.push(asDelta(rest));
      return;
    }
    this.#since = [];
    this.#base = this.#text.toString();
    if (this.#field.value === this.#base) return;
    const jump = own ? endOfChange(own) : null;
    this.#write(this.#base, {
      start: jump ?? map(selection.start),
      end: jump ?? map(selection.end),
      direction: selection.direction,
    });
  }

  /** Makes the edit in the document as it stands now; returns where it went. */
  #apply(splice: TextChange): { at: number; map(index: number): number } {
    const edit = rebaseChange(splice, this.#since);
    this.#applying = true;
    try {
      const change = () => {
        for (const run of edit.removals) this.#text.delete(run.at, run.length);
        if (edit.insert !== '') this.#text.insert(edit.at, edit.insert);
      };
      if (this.#text.doc) this.#text.doc.transact(change, this.#options.origin);
      else change();
    } finally {
      this.#applying = false;
    }
    return {
      at: edit.at,
      map: (index) => {
        const removed = edit.removals.reduce(
          (sum, run) => sum + Math.max(0, Math.min(run.length, index - run.at)),
          0,
        );
        const left = index - removed;
        return left < edit.at ? left : left + edit.insert.length;
      },
    };
  }

  #write(value: string, selection: FieldSelection): void {
    const scroll = this.#field.scrollTop;
    this.#field.value = value;
    this.#field.setSelectionRange(selection.start, selection.end, selection.direction);
    this.#field.scrollTop = scroll;
  }

  #selection(): FieldSelection {
    const end = this.#field.selectionEnd ?? this.#field.value.length;
    return {
      start: this.#field.selectionStart ?? end,
      end,
      direction: this.#field.selectionDirection ?? 'none',
    };
  }

  /** Fields know no carriage returns, so a text that has some could never equal its field. */
  #dropCarriageReturns(): void {
    const value = this.#text.toString();
    if (!value.includes('\r')) return;
    this.#text.doc?.transact(() => {
      for (let at = value.lastIndexOf('\r'); at >= 0; at = at > 0 ? value.lastIndexOf('\r', at - 1) : -1) {
        this.#text.delete(at, 1);
      }
    });
  }
}

function changeOf(before: string, after: string, caret: number): TextChange | null {
  return before === after ? null : diffText(before, after, caret);
}

function asDelta(splice: TextChange): TextDelta {
  return [{ retain: splice.index }, { delete: splice.remove }, { insert: splice.insert }];
}

function endOfChange(delta: TextDelta): number {
  let at = 0;
  let end = 0;
  for (const op of delta) {
    if (op.retain !== undefined) at += op.retain;
    else if (op.delete !== undefined) end = at;
    else {
      at += typeof op.insert === 'string' ? op.insert.length : 1;
      end = at;
    }
  }
  return end;
}
