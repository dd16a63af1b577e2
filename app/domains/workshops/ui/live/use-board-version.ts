import { useCallback, useSyncExternalStore } from 'react';
import type { LiveBoard } from '~/domains/boards/ui/board-props';

/** Renders again when the board changed. */
export function useBoardVersion(board: LiveBoard | null): number {
  const subscribe = useCallback((changed: () => void) => board?.on(changed) ?? (() => {}), [board]);
  return useSyncExternalStore(
    subscribe,
    () => board?.version ?? 0,
    () => 0,
  );
}
