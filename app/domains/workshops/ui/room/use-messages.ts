import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../model';
import { changeText } from '../live/change-text';
import { changesBetween } from '../live/changes';

export interface RoomMessage {
  id: number;
  text: string;
  kind: 'info' | 'bad';
}

/** How long a message stays; what it says stays true and can be seen in the bar. */
export const MESSAGE_MS = 12_000;

/** What one step of the facilitator changes may arrive in parts; they are said together. */
const TOGETHER_MS = 1_000;

/** The sentence now on screen: the latest change of the room, or what the page itself says. */
export function useMessages(
  view: RoomView,
  boardId: string | null,
): {
  message: RoomMessage | null;
  say: (text: string, kind?: RoomMessage['kind']) => void;
  dismiss: () => void;
} {
  const [message, setMessage] = useState<RoomMessage | null>(null);
  const { t } = useTranslation();
  const before = useRef(view);
  const saidAt = useRef(0);
  const say = useCallback((text: string, kind: RoomMessage['kind'] = 'info') => {
    const now = Date.now();
    const together = now - saidAt.current < TOGETHER_MS;
    saidAt.current = now;
    setMessage((last) => ({
      id: (last?.id ?? 0) + 1,
      text: last && together && last.kind === kind ? `${last.text} ${text}` : text,
      kind,
    }));
  }, []);
  const dismiss = useCallback(() => setMessage(null), []);
  useEffect(() => {
    if (before.current === view) return;
    const changes = changesBetween(before.current, view, boardId);
    before.current = view;
    if (changes.length > 0) say(changes.map((change) => changeText(t, change)).join(' '));
  }, [view, boardId, say, t]);
  useEffect(() => {
    if (!message) return;
    const handle = setTimeout(() => setMessage((now) => (now?.id === message.id ? null : now)), MESSAGE_MS);
    return () => clearTimeout(handle);
  }, [message]);
  return { message, say, dismiss };
}
