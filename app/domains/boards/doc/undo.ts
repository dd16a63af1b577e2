import * as Y from 'yjs';
import { objectsOf } from './document';
import { touchedByOthers } from './ownership';
import { cutReplacements, forgetGoneReplacements } from './redone';

/** Undo and redo of one's own actions. */
export interface BoardUndo {
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Everything until `endGesture` is one step: a drag, a resize, a pen line. */
  beginGesture(): void;
  endGesture(): void;
  /** Called when `canUndo` or `canRedo` may have changed. Returns the function that ends it. */
  onChange(listener: () => void): () => void;
  destroy(): void;
}

type Step = Y.UndoManager['undoStack'][number];

/**
 * Undo for what `origin` writes into the document. Each action is one step; typing in one text, and a gesture, are
 * merged. Taking back a creation that others have worked on since leaves the object as it is (`touchedByOthers`).
 */
export function createBoardUndo(doc: Y.Doc, origin: unknown, now?: () => number): BoardUndo {
  return createUndo({ doc, objects: objectsOf(doc), origin, now });
}

export interface UndoScope {
  doc: Y.Doc;
  /** Id → Y.Map of each thing that is made and taken back as a whole. */
  objects: Y.Map<unknown>;
  /** Other parts of the document whose changes can be taken back. */
  also?: readonly Y.Map<unknown>[];
  origin: unknown;
  now?: () => number;
}

/** The same for any document of objects by id. */
export function createUndo({ doc, objects, also = [], origin, now = Date.now }: UndoScope): BoardUndo {
  const rule = new StepRule(now);
  const shared = new SharedCreations(objects);
  const manager = new Y.UndoManager([objects, ...also], {
    trackedOrigins: new Set([origin]),
    captureTimeout: Number.POSITIVE_INFINITY,
    captureTransaction: (transaction) => {
      if (transaction.origin === origin && rule.begins(transaction)) manager.stopCapturing();
      return true;
    },
    deleteFilter: (item) => !shared.holds(item),
  });
  const cut = (transaction: Y.Transaction) => {
    if (transaction.origin !== manager) return;
    const steps = manager.undoing ? manager.undoStack : manager.redoStack;
    cutReplacements(transaction, steps);
    forgetGoneReplacements(transaction, steps);
  };
  doc.on('beforeTransaction', cut);
  const run = (stack: Step[], pop: () => unknown) => {
    rule.endStep();
    shared.during(stack, pop);
  };
  return {
    undo: () => run(manager.undoStack, () => manager.undo()),
    redo: () => run(manager.redoStack, () => manager.redo()),
    get canUndo() {
      return manager.canUndo();
    },
    get canRedo() {
      return manager.canRedo();
    },
    beginGesture: () => rule.beginGesture(),
    endGesture: () => rule.endStep(),
    onChange(listener) {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const event of events) manager.on(event, listener);
      return () => {
        for (const event of events) manager.off(event, listener);
      };
    },
    destroy() {
      doc.off('beforeTransaction', cut);
      manager.destroy();
    },
  };
}

/** Typing in one text goes on being one step while pauses are shorter than this, in milliseconds. */
const TYPING_PAUSE = 800;

/** Decides which transactions begin a new step. */
class StepRule {
  private gesture: 'none' | 'begun' | 'running' = 'none';
  private typing: { text: unknown; at: number } | null = null;

  constructor(private readonly now: () => number) {}

  beginGesture(): void {
    this.gesture = 'begun';
    this.typing = null;
  }

  endStep(): void {
    this.gesture = 'none';
    this.typing = null;
  }

  begins(transaction: Y.Transaction): boolean {
    if (transaction.changed.size === 0) return false;
    if (this.gesture !== 'none') {
      const first = this.gesture === 'begun';
      this.gesture = 'running';
      return first;
    }
    const before = this.typing;
    const [text] = transaction.changed.keys();
    const isTyping = transaction.changed.size === 1 && text instanceof Y.Text;
    this.typing = isTyping ? { text, at: this.now() } : null;
    return !(isTyping && before?.text === text && this.now() - before.at < TYPING_PAUSE);
  }
}

/** While a step is taken back: the objects it made that others have worked on since. */
class SharedCreations {
  private stack: readonly Step[] = [];
  private before: readonly Step[] = [];
  private readonly kept = new Map<Step, ReadonlySet<string>>();

  constructor(private readonly objects: Y.Map<unknown>) {}

  during(stack: readonly Step[], pop: () => unknown): void {
    this.stack = stack;
    this.before = [...stack];
    pop();
    this.before = [];
    this.kept.clear();
  }

  /** Whether an item that is about to be deleted belongs to such an object. */
  holds(item: Y.Item): boolean {
    // The manager has popped the step it works on, so the stack's length is that step's former index.
    const step = this.before[this.stack.length];
    if (step === undefined) return false;
    const id = objectIdOf(item, this.objects);
    return id !== null && this.keptIn(step).has(id);
  }

  private keptIn(step: Step): ReadonlySet<string> {
    const known = this.kept.get(step);
    if (known !== undefined) return known;
    const kept = new Set(
      [...createdIn(step, this.objects)].filter((id) => touchedByOthers(this.objects, id)),
    );
    this.kept.set(step, kept);
    return kept;
  }
}

/** Ids of the objects that were made in a step and are still there, also when undo and redo made them anew. */
function createdIn(step: Step, objects: Y.Map<unknown>): Set<string> {
  const ids = new Set<string>();
  objects.doc?.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, step.insertions, (struct) => {
      if (struct instanceof Y.Item && struct.parent === objects && struct.parentSub !== null) {
        ids.add(struct.parentSub);
      }
    });
  });
  return ids;
}

/** Id of the object an item lies in; null when it lies in none. */
function objectIdOf(item: Y.Item, objects: Y.Map<unknown>): string | null {
  let at: Y.Item | null = item;
  while (at !== null && at.parent !== objects) {
    at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
  }
  return at?.parentSub ?? null;
}
