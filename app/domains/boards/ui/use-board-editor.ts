import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { RoomConnection } from '~/platform/sync/open-room';
import type { RoomStatus } from '~/platform/sync/status';
import { SCHEMA_VERSION, schemaOf } from '../doc';
import type { BoardHandle, BoardProps } from './board-props';
import { select } from './editor/desk';
import { BoardEditor } from './editor/editor';
import { showBox } from './editor/following';
import { showObject } from './editor/view';
import { stageWords } from './stage/words';
import { useAccess } from './use-access';

/** Makes the editor in `surface` once the document is there, and keeps it told of connection and session. */
export function useBoardEditor(
  surface: RefObject<HTMLDivElement | null>,
  connection: RoomConnection | null,
  status: RoomStatus,
  props: BoardProps,
): BoardEditor | null {
  const { boardId, title, person, session, projector = false, onReady } = props;
  const { t } = useTranslation();
  const { t: boardWords } = useTranslation('boards');
  const [editor, setEditor] = useState<BoardEditor | null>(null);
  const latest = useRef({ title, person, session, onReady, t, boardWords });
  useEffect(() => {
    latest.current = { title, person, session, onReady, t, boardWords };
  });
  // Once complete, a document stays so: an empty one would count as not loaded as soon as the line is cut.
  const opened = useRef<RoomConnection | null>(null);
  if (status.loaded) opened.current = connection;
  const loaded = connection !== null && opened.current === connection;

  useEffect(() => {
    if (!surface.current || !connection || !loaded) return;
    const now = latest.current;
    const made = new BoardEditor(surface.current, {
      boardId,
      title: now.title,
      doc: connection.doc,
      awareness: connection.awareness,
      person: now.person,
      words: (key, values) => latest.current.t(key, values ?? {}),
      stageWords: stageWords(now.boardWords),
      projector,
    });
    made.setSession(now.session ?? null);
    made.start();
    setEditor(made);
    now.onReady?.(handleOf(made));
    return () => {
      setEditor(null);
      made.destroy();
    };
  }, [surface, connection, loaded, boardId, projector]);

  useEffect(() => editor?.setSession(session ?? null), [editor, session]);
  useAccess(editor, connection, status, props, isNewer);
  return editor;
}

function isNewer(doc: Y.Doc): boolean {
  return schemaOf(doc) > SCHEMA_VERSION;
}

function handleOf(editor: BoardEditor): BoardHandle {
  const { desk } = editor;
  return {
    objects: desk.store,
    visibleBox: () => desk.stage.camera.visibleBox(),
    show: (box) => showBox(desk, box, true),
    showObject: (id) => {
      select(desk, [id]);
      showObject(desk, id);
    },
    focus: () => editor.focus(),
  };
}
