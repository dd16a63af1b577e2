import { isComposing } from '~/ui/composition';
import { type BoardChange, deleteObjects } from '../../doc';
import { type BoardObject, hasText, TEXT_LIMIT } from '../../model';
import { TextBinding } from '../text/text-binding';
import { type Desk, mayChange, refuse, say, select, sharedText, warn } from './desk';
import type { KeptTexts } from './drafts';
import { selectNext } from './view';

/** Below this zoom a text is too small to write in; the view comes closer. */
const READABLE_ZOOM = 0.6;

interface Session {
  id: string;
  isNew: boolean;
  field: HTMLTextAreaElement;
  binding: TextBinding;
  release: () => void;
  /** A title is one line: Enter ends it. */
  oneLine: boolean;
}

/**
 * Opens a textarea inside an object and keeps it equal to the shared text. Ends on Escape, Ctrl/⌘ Enter, Tab or
 * blur, in titles on Enter, and never while an IME composes.
 */
export class Writing {
  readonly #desk: Desk;
  readonly #kept: KeptTexts;
  readonly #endings: (() => void)[] = [];
  #session: Session | null = null;

  constructor(desk: Desk, kept: KeptTexts) {
    this.#desk = desk;
    this.#kept = kept;
    desk.edit = (id, options) => this.open(id, options?.isNew ?? false);
    this.#endings.push(
      desk.access.subscribe(() => this.#checkRight()),
      desk.locked.subscribe(() => this.#checkRight()),
    );
  }

  destroy(): void {
    this.#close(false);
    for (const end of this.#endings) end();
  }

  /**
   * To be called before the stage hears of a change: it takes the element of a removed object away, and with it the
   * field.
   */
  readonly onBoardChange = (change: BoardChange): void => {
    if (this.#session && change.removed.has(this.#session.id)) this.#lose(change.origin);
  };

  /** Writes an unfinished composition to the document: the page is about to go away. */
  flush(): void {
    this.#session?.binding.flush();
  }

  open(id: string, isNew: boolean): void {
    if (this.#session?.id === id) return;
    this.#close(false);
    const desk = this.#desk;
    const object = desk.store.get(id);
    const text = sharedText(desk, id);
    if (!object || !hasText(object) || !text) return;
    if (!mayChange(desk, id)) {
      if (desk.access.value.mayWrite) warn(desk, desk.words('boards:refused.locked'));
      else refuse(desk);
      return;
    }
    const oneLine = object.type === 'frame' || object.type === 'group' || object.type === 'connector';
    const field = makeField(desk, object, oneLine);
    const release = desk.stage.mountInObject(id, field);
    const binding = new TextBinding(field, text, {
      origin: desk.writer.origin,
      mayWrite: () => mayChange(desk, id),
      onRefused: (refused) => {
        this.#kept.keep(refused, 'closed');
        this.#close(false);
      },
    });
    this.#session = { id, isNew, field, binding, release, oneLine };
    field.addEventListener('keydown', this.#onKeyDown);
    field.addEventListener('beforeinput', this.#onBeforeInput);
    field.addEventListener('blur', this.#onBlur);
    desk.editing.set({ id, finish: () => this.#close(false) });
    select(desk, [id]);
    this.#show(id);
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Brings what is written into view; closer when it is too small to read. */
  #show(id: string): void {
    const { stage } = this.#desk;
    const box = stage.boxOf(id);
    if (!box) return;
    if (stage.camera.zoom < READABLE_ZOOM) void stage.camera.fit(box, { padding: 120 });
    else void stage.reveal(id);
  }

  #close(refocus: boolean): void {
    const session = this.#session;
    if (!session) return;
    this.#session = null;
    const { id, field, binding } = session;
    binding.close();
    field.removeEventListener('keydown', this.#onKeyDown);
    field.removeEventListener('beforeinput', this.#onBeforeInput);
    field.removeEventListener('blur', this.#onBlur);
    session.release();
    field.remove();
    const desk = this.#desk;
    desk.editing.set(null);
    const object = desk.store.get(id);
    if (!object || !hasText(object)) return;
    if (session.isNew && object.text === '' && mayBeDropped(object) && mayChange(desk, id)) {
      deleteObjects(desk.writer, [id]);
      select(desk, []);
      return;
    }
    if (refocus) {
      void desk.stage.reveal(id, { focus: true });
      say(desk, desk.words('boards:say.written', { kind: desk.words(`boards:stage.kind.${object.type}`) }));
    }
  }

  /** The object is gone: by this person's own undo, or because somebody else removed it. */
  #lose(origin: unknown): void {
    const { field } = this.#session ?? {};
    const own = origin === this.#desk.writer.origin || isUndo(origin);
    const text = field?.value ?? '';
    this.#session?.binding.discard();
    this.#close(false);
    if (own) return;
    this.#kept.keep(text, 'deleted');
    if (text.trim() !== '') say(this.#desk, this.#desk.words('boards:kept.deleted'));
  }

  /** Writing was closed, or the object locked: what is in the document stays, a composition is finished and kept. */
  #checkRight(): void {
    const session = this.#session;
    if (!session || mayChange(this.#desk, session.id) || session.binding.composing) return;
    this.#close(false);
    if (this.#desk.access.value.mayWrite) warn(this.#desk, this.#desk.words('boards:kept.locked'));
    else warn(this.#desk, this.#desk.words('boards:kept.readOnly'));
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    // Keys of the board must not see what is typed here.
    event.stopPropagation();
    const session = this.#session;
    if (!session || isComposing(event) || session.binding.composing) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' || (event.key === 'Enter' && (mod || session.oneLine))) {
      event.preventDefault();
      this.#close(true);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      this.#close(true);
      selectNext(this.#desk, event.shiftKey ? -1 : 1);
    } else if (mod && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) this.#desk.undo.redo();
      else this.#desk.undo.undo();
    } else if (mod && event.key.toLowerCase() === 'y') {
      event.preventDefault();
      this.#desk.undo.redo();
    } else if (mod && event.key.toLowerCase() === 'f') {
      event.preventDefault();
      this.#desk.panel.set('find');
    }
  };

  /** The browser's own undo knows nothing of what others wrote; menus and gestures ask for it here. */
  readonly #onBeforeInput = (event: InputEvent) => {
    if (event.inputType === 'historyUndo') {
      event.preventDefault();
      this.#desk.undo.undo();
    } else if (event.inputType === 'historyRedo') {
      event.preventDefault();
      this.#desk.undo.redo();
    }
  };

  /** Ends when focus goes elsewhere in the page, not when the whole window loses it. */
  readonly #onBlur = () => {
    const session = this.#session;
    if (!session) return;
    if (document.hasFocus() || document.activeElement !== session.field) this.#close(false);
  };
}

function makeField(desk: Desk, object: BoardObject, oneLine: boolean): HTMLTextAreaElement {
  const field = document.createElement('textarea');
  field.className = 'board-field';
  field.rows = 1;
  field.maxLength = TEXT_LIMIT;
  field.spellcheck = false;
  field.autocapitalize = 'off';
  field.setAttribute('autocorrect', 'off');
  field.enterKeyHint = oneLine ? 'done' : 'enter';
  field.dataset.objectField = object.id;
  field.setAttribute('aria-label', desk.words(`boards:field.${object.type}`));
  field.placeholder = desk.words(`boards:placeholder.${object.type}`);
  return field;
}

/** Empty notes and labels nobody wrote in are mistakes; an empty frame or group is not. */
function mayBeDropped(object: BoardObject): boolean {
  return object.type === 'note' || object.type === 'label';
}

/** Yjs gives the undo manager itself as the origin of what it takes back. */
function isUndo(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'undoStack' in origin;
}
