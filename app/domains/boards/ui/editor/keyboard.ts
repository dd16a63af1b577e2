import { commandOf, type KeyCommand } from '../tools/keys';
import {
  deleteSelection,
  duplicateSelection,
  groupSelection,
  nudgeSelection,
  restackSelection,
  ungroupSelection,
} from './change';
import { type Desk, refuse, say, select } from './desk';
import { connectSelection, makeFrame, makeLabel, makeNote } from './make';
import type { Pointing } from './pointer';
import { fitAll, fitSelection, panByKey, selectAll, selectNext, zoomBy, zoomNormal } from './view';

/** What keys ask of the page around the desk. */
export interface KeyHelpers {
  pointing: Pointing;
  /** Where the board itself is: Tab, Enter and arrows belong to it there. */
  surface: HTMLElement;
  /** Whether single letters act; a person may turn them off. */
  letters(): boolean;
  /** Locks or unlocks the selection; absent for those who may not. */
  lock?: () => void;
  /** Gives a vote to the selected note or takes one back; null while there is no vote. */
  vote(): ((by: 1 | -1) => void) | null;
}

/** Handles a key pressed anywhere in the editor. Keys in fields and open menus are theirs. */
export function handleKey(desk: Desk, event: KeyboardEvent, helpers: KeyHelpers): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || isForeign(target)) return;
  const onBoard = !target || target === document.body || helpers.surface.contains(target);
  const vote = helpers.vote();
  const command = commandOf(event, {
    hasSelection: desk.selection.value.size > 0,
    onBoard,
    letters: helpers.letters(),
    voting: vote !== null,
  });
  if (!command) return;
  if (command.do === 'vote') vote?.(command.by);
  else if (command.do === 'lock') helpers.lock?.();
  else if (!run(desk, command, helpers)) return;
  event.preventDefault();
}

/** Fields, and menus or windows above the board, keep their keys. */
function isForeign(target: Element | null): boolean {
  return !!target?.closest(
    'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
  );
}

/** False when the key should go on to the browser. */
function run(desk: Desk, command: KeyCommand, helpers: KeyHelpers): boolean {
  switch (command.do) {
    case 'tool':
      if (command.tool === 'pen' || command.tool === 'stamp') {
        if (!desk.access.value.mayWrite) {
          refuse(desk);
          return true;
        }
      }
      desk.tool.set(command.tool);
      say(desk, desk.words(`boards:tool.${command.tool}`));
      return true;
    case 'make':
      if (command.what === 'note') makeNote(desk, null);
      else if (command.what === 'label') makeLabel(desk, null);
      else makeFrame(desk, null);
      return true;
    case 'next':
      return selectNext(desk, command.step);
    case 'leave':
      leave(desk, helpers);
      return true;
    case 'edit': {
      const [id] = desk.selection.value;
      if (id !== undefined && desk.selection.value.size === 1) openObject(desk, id);
      return true;
    }
    default:
      return runOnBoard(desk, command);
  }
}

/** Enter on an object: its text, or the window for what has none. */
function openObject(desk: Desk, id: string): void {
  if (desk.store.get(id)?.type === 'image') desk.panel.set('image');
  else desk.edit(id);
}

/** Escape, step by step: a drag, a window, a tool, the selection. */
function leave(desk: Desk, { pointing, surface }: KeyHelpers): void {
  if (desk.pointer.value.kind !== 'idle') pointing.cancel();
  else if (desk.panel.value) desk.panel.set(null);
  else if (desk.tool.value !== 'select') desk.tool.set('select');
  else {
    // Focus shows as the outline of the selection, so it goes where no outline is needed.
    if (surface.contains(document.activeElement)) surface.focus({ preventScroll: true });
    select(desk, []);
  }
}

function runOnBoard(desk: Desk, command: KeyCommand): boolean {
  switch (command.do) {
    case 'connect':
      connectSelection(desk);
      return true;
    case 'group':
      groupSelection(desk);
      return true;
    case 'ungroup':
      ungroupSelection(desk);
      return true;
    case 'nudge':
      nudgeSelection(desk, command.key, command.fast);
      return true;
    case 'undo':
      desk.undo.undo();
      return true;
    case 'redo':
      desk.undo.redo();
      return true;
    case 'duplicate':
      duplicateSelection(desk);
      return true;
    case 'all':
      selectAll(desk);
      return true;
    case 'delete':
      deleteSelection(desk);
      return true;
    case 'restack':
      restackSelection(desk, command.to);
      return true;
    default:
      return runOnView(desk, command);
  }
}

function runOnView(desk: Desk, command: KeyCommand): boolean {
  switch (command.do) {
    case 'pan':
      panByKey(desk, command.key);
      return true;
    case 'zoom':
      zoomBy(desk, command.factor);
      return true;
    case 'zoom-normal':
      zoomNormal(desk);
      return true;
    case 'fit':
      fitAll(desk);
      return true;
    case 'fit-selection':
      fitSelection(desk);
      return true;
    case 'find':
      desk.panel.set('find');
      return true;
    case 'help':
      desk.panel.set('keys');
      return true;
    default:
      return false;
  }
}
