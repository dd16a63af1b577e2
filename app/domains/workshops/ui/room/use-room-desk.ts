import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardHandle } from '~/domains/boards/ui/board-props';
import type { ClientEventInput, ClientEventName } from '../../events';
import type { BoardSummary, MapSummary, RoomView } from '../../model';
import { refusalText } from '../live/refusal-text';
import { type BoardChoice, placeKey, screenBoardId, screenMapId } from '../live/screen-board';
import { useChime } from '../live/use-chime';
import { useStoredFlag } from '../live/use-stored-flag';
import { useTimerSignals } from '../live/use-timer-signals';
import { useVoting, type Voting } from '../live/use-voting';
import type { SessionConnection } from '../use-session';
import { type RoomMessage, useMessages } from './use-messages';

/** What the live room works with. */
export interface RoomDesk {
  /** Board on screen; null in a phase of talking or on a map. */
  board: BoardSummary | null;
  /** Map on screen instead of a board. */
  map: MapSummary | null;
  /** The open board, once it is there. */
  handle: BoardHandle | null;
  onReady: (handle: BoardHandle) => void;
  chooseBoard: (boardId: string) => void;
  voting: Voting | null;
  message: RoomMessage | null;
  dismiss: () => void;
  /** Sends what the person wants; a refusal becomes a message. */
  tell: <E extends ClientEventName>(event: E, input: ClientEventInput<E>) => void;
  sound: boolean;
  setSound: (on: boolean) => void;
}

export function useRoomDesk(view: RoomView, connection: SessionConnection): RoomDesk {
  const { t, i18n } = useTranslation();
  const { state } = view;
  const [choice, setChoice] = useState<BoardChoice | null>(null);
  const boardId = screenBoardId(state, choice);
  const [opened, setOpened] = useState<{ boardId: string; handle: BoardHandle } | null>(null);
  const { message, say, dismiss } = useMessages(view, boardId);
  const [sound, setSound] = useStoredFlag('room.sound', false);
  const ring = useChime(sound);
  useTimerSignals(state.timer, connection.serverNow, (signal) => {
    say(t(`workshops:room.timer.say.${signal}`));
    ring(signal);
  });
  const { send } = connection;
  const tell: RoomDesk['tell'] = useCallback(
    (event, input) => {
      void send(event, input).then((answer) => {
        if (!answer.ok) say(refusalText(i18n, answer), 'bad');
      });
    },
    [send, say, i18n],
  );
  return {
    board: state.boards.find((summary) => summary.id === boardId) ?? null,
    map: state.maps.find((summary) => summary.id === screenMapId(state, choice)) ?? null,
    handle: opened && opened.boardId === boardId ? opened.handle : null,
    onReady: useCallback(
      (handle: BoardHandle) => boardId !== null && setOpened({ boardId, handle }),
      [boardId],
    ),
    chooseBoard: (id) => setChoice({ boardId: id, key: placeKey(state) }),
    voting: useVoting(connection, view, boardId),
    message,
    dismiss,
    tell,
    sound,
    setSound,
  };
}
