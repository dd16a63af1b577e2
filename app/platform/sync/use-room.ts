import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { openRoom, type RoomConnection } from './open-room';
import { NOT_OPEN, type RoomStatus } from './status';

export interface UseRoomOptions {
  /** Null: no room (yet). */
  room: string | null;
  personId: string;
  onPutBack?: (objectIds: string[]) => void;
}

/** Opens a room while the component is mounted. Null on the server and until the first effect. */
export function useRoom({ room, personId, onPutBack }: UseRoomOptions): RoomConnection | null {
  const [connection, setConnection] = useState<RoomConnection | null>(null);
  const told = useRef(onPutBack);
  useEffect(() => {
    told.current = onPutBack;
  }, [onPutBack]);
  useEffect(() => {
    if (room === null) return;
    const opened = openRoom({ room, personId, onPutBack: (ids) => told.current?.(ids) });
    setConnection(opened);
    return () => {
      setConnection(null);
      opened.close();
    };
  }, [room, personId]);
  return connection;
}

const nothing = () => () => undefined;
const notOpen = () => NOT_OPEN;

/** How a room stands now; renders again when that changes. */
export function useRoomStatus(connection: RoomConnection | null): RoomStatus {
  const status = connection?.status;
  return useSyncExternalStore(status?.subscribe ?? nothing, status?.get ?? notOpen, notOpen);
}
