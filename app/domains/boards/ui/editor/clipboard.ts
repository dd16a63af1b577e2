import { deleteObjects } from '../../doc';
import { type BoardObject, fromClipboard, toClipboard, withMembers } from '../../model';
import { changeable, type Desk, say, select, tell, warn } from './desk';
import { withOwnImages } from './images';
import { insertObjects, makeNotes } from './make';

/** Notes pasted at once without asking; more go through the preview. */
const LINES_AT_ONCE = 50;

export interface PasteHelpers {
  /** Takes pasted or dropped pictures. */
  images(files: readonly File[]): void;
  /** Shows a preview of many lines before they become notes. */
  preview(text: string): void;
}

/** Copy, cut and paste by the browser's own events, so that no permission is asked for. Returns their end. */
export function listenToClipboard(desk: Desk, helpers: PasteHelpers): () => void {
  const onCopy = (event: ClipboardEvent) => {
    if (isForeign(event)) return;
    if (copy(desk, event)) say(desk, desk.words('boards:say.copied', { count: desk.selection.value.size }));
  };
  const onCut = (event: ClipboardEvent) => {
    if (isForeign(event)) return;
    const ids = changeable(desk, desk.selection.value);
    if (ids.length === 0 || !copy(desk, event)) return;
    const all = withMembers(desk.store, ids);
    deleteObjects(desk.writer, all);
    select(desk, []);
    tell(desk, desk.words('boards:say.cut', { count: all.length }), {
      label: desk.words('boards:undo'),
      run: () => desk.undo.undo(),
    });
  };
  const onPaste = (event: ClipboardEvent) => {
    if (isForeign(event) || !event.clipboardData) return;
    if (paste(desk, event.clipboardData, helpers)) event.preventDefault();
  };
  document.addEventListener('copy', onCopy);
  document.addEventListener('cut', onCut);
  document.addEventListener('paste', onPaste);
  return () => {
    document.removeEventListener('copy', onCopy);
    document.removeEventListener('cut', onCut);
    document.removeEventListener('paste', onPaste);
  };
}

function isForeign(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, [contenteditable="true"], [role="dialog"]')) return true;
  return (document.getSelection()?.toString() ?? '') !== '' && event.type !== 'paste';
}

function copy(desk: Desk, event: ClipboardEvent): boolean {
  if (desk.selection.value.size === 0 || !event.clipboardData) return false;
  for (const [type, data] of Object.entries(toClipboard(desk.store, desk.selection.value))) {
    event.clipboardData.setData(type, data);
  }
  event.preventDefault();
  return true;
}

function paste(desk: Desk, data: DataTransfer, helpers: PasteHelpers): boolean {
  const files = [...data.files].filter((file) => file.type.startsWith('image/'));
  const pasted = fromClipboard({
    'text/plain': data.getData('text/plain'),
    'text/html': data.getData('text/html'),
  });
  // A spreadsheet puts a picture of the cells beside their text: the text is what people mean.
  if (!pasted && files.length > 0) {
    helpers.images(files);
    return true;
  }
  if (!pasted) return false;
  if (pasted.kind === 'objects') {
    void pasteObjects(desk, pasted.objects);
  } else if (pasted.lines.length > LINES_AT_ONCE) {
    helpers.preview(pasted.lines.join('\n'));
  } else {
    const made = makeNotes(desk, pasted.lines, null);
    if (made.length > 0) tellMade(desk, made.length);
  }
  return true;
}

async function pasteObjects(desk: Desk, copied: readonly BoardObject[]): Promise<void> {
  const { objects, lost } = await withOwnImages(desk, copied);
  const made = insertObjects(desk, objects, null);
  if (made.length > 0) say(desk, desk.words('boards:say.pasted', { count: made.length }));
  if (lost > 0) warn(desk, desk.words('boards:import.imagesLost', { count: lost }));
}

/** Tells how many notes were made and how many images were left out, with the way back. */
export function tellMade(desk: Desk, count: number, lost = 0): void {
  const left = lost > 0 ? desk.words('boards:import.imagesLost', { count: lost }) : '';
  tell(desk, `${desk.words('boards:say.notesMade', { count })}${left}`, {
    label: desk.words('boards:undo'),
    run: () => desk.undo.undo(),
  });
}
