import { Redo2, Undo2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardUndo } from '../../doc';
import { BarButton } from './bar-button';

/** Takes one's own steps back and makes them again; narrow bars have room for the first only. */
export function UndoButtons({
  undo,
  mayWrite,
  compact,
  hidesIdle = false,
}: {
  undo: BoardUndo;
  mayWrite: boolean;
  compact: boolean;
  /** On narrow bars there is no button while there is nothing to take back. */
  hidesIdle?: boolean;
}) {
  const { t } = useTranslation();
  const can = useSyncExternalStore(
    undo.onChange,
    () => (undo.canUndo ? 1 : 0) + (undo.canRedo ? 2 : 0),
    () => 0,
  );
  const canUndo = (can & 1) !== 0;
  if (!mayWrite || (hidesIdle && compact && !canUndo)) return null;
  return (
    <>
      <BarButton
        icon={Undo2}
        word={t('boards:undo')}
        shortcut="Ctrl+Z"
        layout="icon"
        isDisabled={!canUndo}
        onPress={() => undo.undo()}
      />
      {compact ? null : (
        <BarButton
          icon={Redo2}
          word={t('boards:redo')}
          shortcut="Ctrl+Shift+Z"
          layout="icon"
          isDisabled={(can & 2) === 0}
          onPress={() => undo.redo()}
        />
      )}
    </>
  );
}
