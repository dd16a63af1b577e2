import { useNavigation, useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { accessOf } from '~/domains/boards/ui/editor/access';
import type { Access } from '~/domains/boards/ui/editor/desk';
import { useWriters, type Writer } from '~/domains/visions/ui/editor/use-writers';
import type { RoomConnection } from '~/platform/sync/open-room';
import type { RoomStatus } from '~/platform/sync/status';
import { useRoom, useRoomStatus } from '~/platform/sync/use-room';
import type { ApplicationView } from '../../service/view.server';

export interface ApplicationRoom {
  /** Null until the texts are there, and for those who only read. */
  connection: RoomConnection | null;
  status: RoomStatus;
  access: Access;
  writers: Writer[];
}

/** How long after the last change the list of what is missing is asked for anew. */
const FRESH_MS = 1_500;

/** The room of the texts, for those who may write in it. */
export function useApplicationRoom(page: ApplicationView): ApplicationRoom {
  const mayWrite = page.may.includes('write');
  const opened = useRoom({ room: mayWrite ? page.room : null, personId: page.person.id });
  const status = useRoomStatus(opened);
  const known = useRef<Access | null>(null);
  const access = accessOf(status, null, false, known.current);
  const ready = useRef<RoomConnection | null>(null);
  if (status.loaded) ready.current = opened;
  useEffect(() => {
    if (access.reason !== 'connecting') known.current = access;
  });
  const connection = opened !== null && ready.current === opened ? opened : null;
  useFreshPage(connection, status.state === 'read-only' || status.state === 'refused');
  const writers = useWriters(opened, page.person);
  return { connection, status, access, writers };
}

/**
 * Reads the page anew after changes of the texts, and when writing was ended by somebody's decision; never in the middle
 * of a navigation or of another reading, which would be given up for it.
 */
function useFreshPage(connection: RoomConnection | null, held: boolean): void {
  const { revalidate, state: reading } = useRevalidator();
  const { state } = useNavigation();
  const isIdle = state === 'idle' && reading === 'idle';
  const [isStale, setStale] = useState(false);
  useEffect(() => {
    if (held) setStale(true);
  }, [held]);
  useEffect(() => {
    if (!isStale || !isIdle) return;
    setStale(false);
    revalidate();
  }, [isStale, isIdle, revalidate]);
  useEffect(() => {
    if (!connection) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onUpdate = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setStale(true), FRESH_MS);
    };
    connection.doc.on('update', onUpdate);
    return () => {
      clearTimeout(timer);
      connection.doc.off('update', onUpdate);
    };
  }, [connection]);
}
