import { useEffect, useRef } from 'react';
import { accessOf } from '~/domains/boards/ui/editor/access';
import type { Access } from '~/domains/boards/ui/editor/desk';
import type { RoomStatus } from '~/platform/sync/status';

/** Whether this person may write now; while the connection is away what was last known goes on. */
export function useVisionAccess(status: RoomStatus, newer: boolean): Access {
  const known = useRef<Access | null>(null);
  const access = accessOf(status, null, newer, known.current);
  useEffect(() => {
    if (access.reason !== 'connecting') known.current = access;
  });
  return access;
}
