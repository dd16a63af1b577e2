import { Footprints, Lock, LockOpen, MapPin, MousePointer2, MousePointer2Off } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import type { BoardSummary, SessionState } from '../../model';
import type { Conduct } from './use-conduct';

export interface StageToolsProps {
  state: SessionState;
  board: BoardSummary;
  myId: string;
  tell: Conduct['tell'];
  /** Calls everyone to what is now in view here. */
  onGather: () => void;
  disabled: boolean;
}

/** What the facilitator does with everyone's view of the board. Pressed means in force. */
export function StageTools({ state, board, myId, tell, onGather, disabled }: StageToolsProps) {
  const { t } = useTranslation();
  const followsMe = state.follow?.personId === myId;
  return (
    <div
      role="toolbar"
      aria-label={t('workshops:console.stage.label')}
      className="flex flex-wrap items-center gap-2 border-b border-line bg-white px-3 py-2"
    >
      <Button size="small" isDisabled={disabled} onPress={onGather}>
        <MapPin aria-hidden="true" className="size-5" />
        {t('workshops:console.stage.gather')}
      </Button>
      <Toggle
        pressed={followsMe}
        disabled={disabled}
        onPress={() => void tell('follow', { personId: followsMe ? null : myId })}
      >
        <Footprints aria-hidden="true" className="size-5" />
        {followsMe ? t('workshops:console.follow.end') : t('workshops:console.follow.me')}
      </Toggle>
      <Toggle
        pressed={board.locked}
        disabled={false}
        onPress={() => void tell('board.lock', { boardId: board.id, locked: !board.locked })}
      >
        {board.locked ? (
          <Lock aria-hidden="true" className="size-5" />
        ) : (
          <LockOpen aria-hidden="true" className="size-5" />
        )}
        {board.locked ? t('workshops:console.stage.unlock') : t('workshops:console.stage.lock')}
      </Toggle>
      <Toggle
        pressed={state.hideCursors}
        disabled={false}
        onPress={() => void tell('cursors.hide', { hidden: !state.hideCursors })}
      >
        {state.hideCursors ? (
          <MousePointer2Off aria-hidden="true" className="size-5" />
        ) : (
          <MousePointer2 aria-hidden="true" className="size-5" />
        )}
        {state.hideCursors
          ? t('workshops:console.stage.showCursors')
          : t('workshops:console.stage.hideCursors')}
      </Toggle>
      {state.follow && !followsMe ? (
        <Toggle pressed disabled={false} onPress={() => void tell('follow', { personId: null })}>
          <Footprints aria-hidden="true" className="size-5" />
          {t('workshops:console.follow.endOf', { name: state.follow.name })}
        </Toggle>
      ) : null}
    </div>
  );
}

/** A switch whose words say what pressing it does, and whose look says that it is in force. */
function Toggle({
  pressed,
  disabled,
  onPress,
  children,
}: {
  pressed: boolean;
  disabled: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <Button
      size="small"
      variant="secondary"
      isDisabled={disabled}
      onPress={onPress}
      className={pressed ? 'border-warn! bg-warn-soft! text-warn!' : undefined}
    >
      {children}
    </Button>
  );
}
