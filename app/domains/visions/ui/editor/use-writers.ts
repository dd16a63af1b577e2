import { useEffect, useState } from 'react';
import type { RoomConnection } from '~/platform/sync/open-room';

export interface Writer {
  id: string;
  name: string;
  color: string;
}

/** Says who writes here, and lists everybody who does; one entry per person. */
export function useWriters(
  connection: RoomConnection | null,
  person: { id: string; name: string; colour: string },
): Writer[] {
  const [writers, setWriters] = useState<Writer[]>([]);
  const { id, name, colour } = person;
  useEffect(() => {
    if (!connection) return;
    const { awareness } = connection;
    awareness.setLocalStateField('user', { id, name, color: colour });
    const update = () => {
      const byId = new Map<string, Writer>();
      for (const state of awareness.getStates().values()) {
        const user: unknown = state.user;
        if (isWriter(user)) byId.set(user.id, user);
      }
      setWriters([...byId.values()].sort((a, b) => a.name.localeCompare(b.name, 'ja')));
    };
    update();
    awareness.on('change', update);
    return () => awareness.off('change', update);
  }, [connection, id, name, colour]);
  return writers;
}

function isWriter(value: unknown): value is Writer {
  if (typeof value !== 'object' || value === null) return false;
  const { id, name, color } = value as Record<string, unknown>;
  return typeof id === 'string' && typeof name === 'string' && typeof color === 'string';
}
