import { useEffect, useRef } from 'react';
import type * as Y from 'yjs';
import type { RoomConnection } from '~/platform/sync/open-room';
import type { RoomStatus } from '~/platform/sync/status';
import type { BoardSession } from './board-props';
import { accessOf } from './editor/access';
import type { Access } from './editor/desk';

/**
 * Keeps an editor told of what this person may do, by the connection and the session; a projector only looks.
 * `isNewer`: whether a later version of the program wrote the document.
 */
export function useAccess(
  editor: { setAccess(access: Access): void } | null,
  connection: RoomConnection | null,
  status: RoomStatus,
  { session, projector = false }: { session?: BoardSession; projector?: boolean },
  isNewer: (doc: Y.Doc) => boolean,
): void {
  const known = useRef<Access | null>(null);
  useEffect(() => {
    if (!editor || !connection) return;
    const access = accessOf(status, session ?? null, isNewer(connection.doc), known.current);
    if (access.reason !== 'connecting') known.current = access;
    editor.setAccess(projector ? { mayWrite: false, reason: 'look' } : access);
  }, [editor, connection, status, session, projector, isNewer]);
}
