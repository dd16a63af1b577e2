import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomConnection } from '~/platform/sync/open-room';
import { isComposing } from '~/ui/composition';
import { addRemark, addThread, setResolved } from '../../comments';
import type { Citation } from '../../model';
import { CitationDialog, type OpenCitation } from './citation-dialog';
import { CommentsPanel, type NewComment } from './comments-panel';
import { type EditorEvents, visionExtensions } from './extensions';
import { LinkDialog } from './link-dialog';
import { SourcePicker } from './source-picker';
import { VisionToolbar } from './toolbar';
import { useAnchors } from './use-anchors';
import { useThreads } from './use-threads';
import type { VisionEditorData } from './vision-editor';

/** Longest piece of the text that a thread repeats. */
const QUOTE_MAX = 120;

interface WritingProps {
  page: VisionEditorData;
  connection: RoomConnection;
  mayWrite: boolean;
}

/** The text with its tools, and the comments beside it. */
export function Writing({ page, connection, mayWrite }: WritingProps) {
  const [citation, setCitation] = useState<OpenCitation | null>(null);
  const [thread, setThread] = useState<string | null>(null);
  const [asking, setAsking] = useState<'link' | 'cite' | null>(null);
  const [fresh, setFresh] = useState<NewComment | null>(null);
  const editor = useVisionText(page.title, connection, mayWrite, {
    onCitation: (cited, position) => setCitation({ citation: cited, position }),
    onThread: setThread,
  });
  if (!editor) return null;
  const insert = (cited: Citation) => {
    setAsking(null);
    // A citation says where the clause comes from: it stands after what is selected, never in its place.
    editor
      .chain()
      .focus()
      .insertContentAt(editor.state.selection.to, { type: 'citation', attrs: { ...cited } })
      .run();
  };
  const remove = (position: number) => {
    setCitation(null);
    editor
      .chain()
      .focus()
      .deleteRange({ from: position, to: position + 1 })
      .run();
  };
  const beginComment = () => {
    const known = threadIn(editor);
    if (known) setThread(known);
    else setFresh({ quote: selectedText(editor) });
  };
  return (
    <>
      {mayWrite ? (
        <VisionToolbar
          editor={editor}
          onLink={() => setAsking('link')}
          onCite={() => setAsking('cite')}
          onComment={beginComment}
        />
      ) : null}
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
        <div className="min-w-0 flex-1 px-2 py-4 sm:px-6 lg:overflow-y-auto">
          <EditorContent
            editor={editor}
            className="vision-sheet vision-text mx-auto max-w-3xl rounded-xl border border-line bg-white px-5 py-6 text-lg shadow-card sm:px-10 sm:py-10"
          />
        </div>
        <div className="w-full shrink-0 border-line border-t bg-surface-soft lg:w-96 lg:overflow-y-auto lg:border-t-0 lg:border-l">
          <Comments
            editor={editor}
            connection={connection}
            person={page.person}
            mayWrite={mayWrite}
            chosen={thread}
            fresh={fresh}
            onFreshDone={() => setFresh(null)}
            onChoose={setThread}
          />
        </div>
      </div>
      <LinkDialog editor={editor} isOpen={asking === 'link'} onOpenChange={() => setAsking(null)} />
      <SourcePicker
        visionId={page.id}
        hasWorkshop={page.workshop !== null}
        isOpen={asking === 'cite'}
        onOpenChange={() => setAsking(null)}
        onPick={insert}
      />
      <CitationDialog
        visionId={page.id}
        open={citation}
        mayWrite={mayWrite}
        onRemove={remove}
        onClose={() => setCitation(null)}
      />
    </>
  );
}

function useVisionText(
  title: string,
  connection: RoomConnection,
  mayWrite: boolean,
  events: EditorEvents,
): Editor | null {
  const { t } = useTranslation();
  const latest = useRef({ events, t });
  useEffect(() => {
    latest.current = { events, t };
  });
  const extensions = useMemo(
    () =>
      visionExtensions(
        connection,
        {
          onCitation: (cited, position) => latest.current.events.onCitation(cited, position),
          onThread: (id) => latest.current.events.onThread(id),
        },
        (text) => latest.current.t('visions:source.label', { text }),
      ),
    [connection],
  );
  const editor = useEditor(
    {
      extensions,
      immediatelyRender: false,
      injectCSS: false,
      editable: mayWrite,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': t('visions:textLabel', { title }),
          class: 'vision-writing',
        },
        handleDOMEvents: { keydown: (_view, event) => isNoKeyOfText(event) },
      },
    },
    [connection],
  );
  useEffect(() => {
    editor?.setEditable(mayWrite);
  }, [editor, mayWrite]);
  return editor;
}

/**
 * Keys the text has no part in. While composing, Enter, Escape and Tab are the input method's alone. Otherwise Tab is
 * the browser's: whoever goes by keyboard must be able to leave the text.
 */
function isNoKeyOfText(event: KeyboardEvent): boolean {
  if (!isComposing(event)) return event.key === 'Tab';
  if (['Enter', 'Escape', 'Tab'].includes(event.key)) event.preventDefault();
  return false;
}

interface CommentsProps {
  editor: Editor;
  connection: RoomConnection;
  person: { id: string; name: string };
  mayWrite: boolean;
  chosen: string | null;
  fresh: NewComment | null;
  onFreshDone: () => void;
  onChoose: (threadId: string) => void;
}

function Comments({
  editor,
  connection,
  person,
  mayWrite,
  chosen,
  fresh,
  onFreshDone,
  onChoose,
}: CommentsProps) {
  const threads = useThreads(connection.doc);
  const anchors = useAnchors(editor);
  const add = (text: string) => {
    const id = addThread(connection.doc, person, { quote: fresh?.quote ?? '', text, at: Date.now() });
    editor.chain().focus().setMark('comment', { id }).run();
    onFreshDone();
    onChoose(id);
  };
  const show = (id: string) => {
    onChoose(id);
    const at = anchors.get(id);
    if (at) editor.chain().setTextSelection(at).scrollIntoView().focus().run();
  };
  return (
    <CommentsPanel
      threads={threads}
      anchored={new Set(anchors.keys())}
      chosen={chosen}
      fresh={mayWrite ? fresh : null}
      mayWrite={mayWrite}
      onAdd={add}
      onCancel={onFreshDone}
      onReply={(id, text) => addRemark(connection.doc, id, person, text, Date.now())}
      onResolve={(id, resolved) => setResolved(connection.doc, id, resolved ? person : null, Date.now())}
      onShow={show}
    />
  );
}

function selectedText(editor: Editor): string {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, ' ').slice(0, QUOTE_MAX);
}

/** The thread that the selection touches already; null when it touches none. */
function threadIn(editor: Editor): string | null {
  const { from, to } = editor.state.selection;
  let found: string | null = null;
  editor.state.doc.nodesBetween(from, to, (node) => {
    const mark = node.marks.find((one) => one.type.name === 'comment');
    if (mark) found = String(mark.attrs.id);
  });
  return found;
}
