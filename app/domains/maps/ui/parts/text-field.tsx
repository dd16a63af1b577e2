import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignal } from '~/domains/boards/ui/editor/signal';
import { TextBinding } from '~/domains/boards/ui/text/text-binding';
import { isComposing } from '~/ui/composition';
import { CONTROL } from '~/ui/form/field';
import { ensureText, textOf } from '../../doc';
import { TEXT_LIMIT } from '../../model';
import { useMap } from '../map-context';

/**
 * What is written about a feature: one text for everybody who writes in it, kept equal while an IME composes.
 * Mount it with the feature's id as key.
 */
export function TextField({ id, label, rows = 4 }: { id: string; label: string; rows?: number }) {
  const { t } = useTranslation();
  const { editor } = useMap();
  const { mayWrite } = useSignal(editor.access);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    const { doc } = editor.parts;
    if (!textOf(doc, id) && editor.access.value.mayWrite) ensureText(editor.writer, id);
    const text = textOf(doc, id);
    if (!text) return;
    const binding = new TextBinding(element, text, {
      origin: editor.writer.origin,
      mayWrite: () => editor.access.value.mayWrite,
      onRefused: (refused) => editor.kept.keep(refused, 'closed'),
    });
    const lost = editor.store.on((change) => {
      if (!change.touched.has(id) || editor.store.get(id)) return;
      const own = change.origin === editor.writer.origin || isUndo(change.origin);
      const value = element.value;
      binding.discard();
      if (!own) editor.kept.keep(value, 'deleted');
    });
    if (editor.fresh.value === id) {
      editor.fresh.set(null);
      element.focus({ preventScroll: true });
    }
    return () => {
      lost();
      binding.close();
    };
  }, [editor, id]);

  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) editor.undo.redo();
      else editor.undo.undo();
    } else if (event.key === 'Escape' || (mod && event.key === 'Enter')) {
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.blur();
      editor.stage?.focus();
    }
  };
  return (
    <textarea
      ref={field}
      rows={rows}
      maxLength={TEXT_LIMIT}
      readOnly={!mayWrite}
      aria-label={label}
      placeholder={mayWrite ? t('maps:text.placeholder') : undefined}
      spellCheck={false}
      data-feature-text={id}
      onKeyDown={onKeyDown}
      className={`${CONTROL} w-full text-lg`}
    />
  );
}

/** Yjs gives the undo manager itself as the origin of what it takes back. */
function isUndo(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && 'undoStack' in origin;
}
