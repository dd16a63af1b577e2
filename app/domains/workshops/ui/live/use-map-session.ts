import { useMemo } from 'react';
import type { BoardSession } from '~/domains/boards/ui/board-props';
import type { RoomView } from '../../model';
import { boardSession } from './use-board-session';

/** What the session adds to one map on this screen: as on boards, without voting and calls to one place. */
export function useMapSession({ state, me }: RoomView, mapId: string): BoardSession {
  return useMemo(() => {
    const locked = state.maps.find((map) => map.id === mapId)?.locked ?? false;
    return { ...boardSession(state, me.personId, mapId), boardLocked: locked, gather: null };
  }, [state, me.personId, mapId]);
}
