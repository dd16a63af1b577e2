import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEditor } from '../board-context';
import { useSignal } from '../editor/signal';
import { selectionBox } from '../editor/view';
import { ContextBar } from './context-bar';
import { type SelectionFacts, selectionFacts } from './selection-facts';

/** Facts of the selection, read again when it, its objects or the rights change. */
export function useSelectionFacts(): SelectionFacts | null {
  const { desk } = useEditor();
  const selection = useSignal(desk.selection);
  const access = useSignal(desk.access);
  const locked = useSignal(desk.locked);
  const [version, setVersion] = useState(0);
  useEffect(
    () =>
      desk.store.on(({ changed }) => {
        for (const id of desk.selection.value) {
          if (changed.has(id)) return setVersion((count) => count + 1);
        }
      }),
    [desk],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: rights, locks and the version say when to read again
  return useMemo(
    () => (selection.size === 0 ? null : selectionFacts(desk, [...selection])),
    [desk, selection, access, locked, version],
  );
}

/** Keeps the bar beside the selection while nothing is dragged or written. */
export function FloatingContextBar() {
  const { desk } = useEditor();
  const facts = useSelectionFacts();
  const { kind } = useSignal(desk.pointer);
  const editing = useSignal(desk.editing);
  const access = useSignal(desk.access);
  const [place] = useState(() => {
    const element = document.createElement('div');
    element.dataset.ownPointer = '';
    element.dataset.ownWheel = '';
    return element;
  });
  const shown = facts !== null && !editing && kind === 'idle' && (access.mayWrite || facts.locked);

  useEffect(() => {
    if (!shown) return;
    const handle = desk.stage.overlay.attach(place, () => selectionBox(desk), 'above');
    const frame = requestAnimationFrame(() => handle.update());
    return () => {
      cancelAnimationFrame(frame);
      handle.remove();
    };
  }, [desk, place, shown]);

  return shown && facts ? createPortal(<ContextBar facts={facts} compact={false} />, place) : null;
}
