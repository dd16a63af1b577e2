import type * as Y from 'yjs';
import { type BoardStore, type BoardUndo, textOf, type Writer } from '../../doc';
import { type Colour, type Stamp, withMembers } from '../../model';
import type { BoardPerson } from '../board-props';
import type { Stage } from '../stage/types';
import { IDLE, type State } from '../tools/machine';
import type { Guide } from '../tools/snap';
import type { Tool } from '../tools/tool';
import { Signal } from './signal';

/** Words from the catalogue; keys with their namespace, as `boards:say.deleted`. */
export type Words = (key: string, values?: Record<string, unknown>) => string;

/** Why nothing can be written, in the order in which a person should hear of it. */
export type ReadReason =
  | 'connecting'
  | 'refused'
  | 'not_started'
  | 'ended'
  | 'vote'
  | 'look'
  | 'board_locked'
  | 'rights'
  | 'storage'
  | 'full'
  /** Written by a later version of the program. */
  | 'newer';

export interface Access {
  mayWrite: boolean;
  /** Null while writing is allowed. */
  reason: ReadReason | null;
}

/** A message above the board; the newest one replaces others of its `kind`. */
export interface Toast {
  id: number;
  kind: 'done' | 'warn';
  text: string;
  action?: { label: string; run: () => void };
}

/** Where a text is being written; see `Writing`. */
export interface Editing {
  id: string;
  /** Closes the field; what stands in it is in the document then. */
  finish(): void;
}

/** What every part of the editor works with. One per open board; React reads its signals. */
export interface Desk {
  readonly boardId: string;
  readonly title: string;
  readonly doc: Y.Doc;
  readonly store: BoardStore;
  readonly writer: Writer;
  readonly undo: BoardUndo;
  readonly stage: Stage;
  readonly person: BoardPerson;
  readonly words: Words;

  readonly tool: Signal<Tool>;
  readonly stamp: Signal<Stamp>;
  /** Colour of the next note; pen lines and connectors have one of their own. */
  readonly colour: Signal<Colour>;
  readonly inkColour: Signal<Colour>;
  readonly selection: Signal<ReadonlySet<string>>;
  readonly editing: Signal<Editing | null>;
  readonly access: Signal<Access>;
  readonly locked: Signal<ReadonlySet<string>>;
  /** Facilitators and staff: locks don't bind them. */
  readonly lead: Signal<boolean>;

  readonly pointer: Signal<State>;
  readonly guides: Signal<readonly Guide[]>;
  /** Group in which a drag would end; undefined while nothing is dragged. */
  readonly dropTarget: Signal<string | null | undefined>;

  readonly toasts: Signal<readonly Toast[]>;
  /** What a screen reader says next. */
  readonly said: Signal<string>;
  /** Asks the page to open one of its windows. */
  readonly panel: Signal<Panel | null>;

  /** Opens the text of an object; nothing when there is none or it may not be changed. Set by `Writing`. */
  edit(id: string, options?: { isNew?: boolean }): void;
}

/** Windows beside the board. */
export type Panel = 'find' | 'keys' | 'import' | 'tags' | 'image' | 'stamps' | 'people' | 'export' | 'place';

export type DeskParts = Pick<
  Desk,
  'boardId' | 'title' | 'doc' | 'store' | 'writer' | 'undo' | 'stage' | 'person' | 'words'
>;

export function createDesk(parts: DeskParts): Desk {
  return {
    ...parts,
    tool: new Signal<Tool>('select'),
    stamp: new Signal<Stamp>('heart'),
    colour: new Signal<Colour>('yellow'),
    inkColour: new Signal<Colour>('blue'),
    selection: new Signal<ReadonlySet<string>>(new Set()),
    editing: new Signal<Editing | null>(null),
    access: new Signal<Access>({ mayWrite: false, reason: 'connecting' }),
    locked: new Signal<ReadonlySet<string>>(new Set()),
    lead: new Signal(false),
    pointer: new Signal<State>(IDLE),
    guides: new Signal<readonly Guide[]>([]),
    dropTarget: new Signal<string | null | undefined>(undefined),
    toasts: new Signal<readonly Toast[]>([]),
    said: new Signal(''),
    panel: new Signal<Panel | null>(null),
    edit: () => {},
  };
}

/** Ids as a set in the selection; the same set when nothing is different. */
export function select(desk: Desk, ids: Iterable<string>): void {
  const next = new Set(ids);
  const now = desk.selection.value;
  if (next.size === now.size && [...next].every((id) => now.has(id))) return;
  desk.selection.set(next);
}

/** Whether this person may change the object now; a group counts as locked when a member is. */
export function mayChange(desk: Desk, id: string): boolean {
  if (!desk.access.value.mayWrite) return false;
  if (desk.lead.value || desk.locked.value.size === 0) return true;
  return !withMembers(desk.store, [id]).some((each) => desk.locked.value.has(each));
}

/** Those of the ids that this person may change; says so when some are locked. */
export function changeable(desk: Desk, ids: Iterable<string>): string[] {
  const all = [...ids].filter((id) => desk.store.get(id) !== undefined);
  if (!desk.access.value.mayWrite) {
    if (all.length > 0) refuse(desk);
    return [];
  }
  const allowed = all.filter((id) => mayChange(desk, id));
  if (allowed.length < all.length) warn(desk, desk.words('boards:refused.locked'));
  return allowed;
}

/** Tells why nothing can be written now. */
export function refuse(desk: Desk): void {
  const { reason } = desk.access.value;
  if (reason) warn(desk, desk.words(`boards:readOnly.${reason}`));
}

/** Says something to screen readers only. */
export function say(desk: Desk, text: string): void {
  // The same words twice are said twice: the region must change for it.
  desk.said.set(desk.said.value === text ? `${text}\u00a0` : text);
}

let toastCount = 0;

/** Shows a message and says it. */
export function tell(desk: Desk, text: string, action?: Toast['action']): void {
  show(desk, { kind: 'done', text, ...(action ? { action } : {}) });
}

export function warn(desk: Desk, text: string): void {
  show(desk, { kind: 'warn', text });
}

function show(desk: Desk, toast: Omit<Toast, 'id'>): void {
  toastCount += 1;
  desk.toasts.set([{ ...toast, id: toastCount }]);
  say(desk, toast.text);
}

/** The shared text of an object. */
export function sharedText(desk: Desk, id: string): Y.Text | null {
  return textOf(desk.doc, id);
}
