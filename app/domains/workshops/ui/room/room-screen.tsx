import { useEffect, useRef } from 'react';
import type { SessionView } from '../../model';
import { useSession } from '../use-session';
import { BeforeScreen, RefusedScreen, RemovedScreen, WaitingScreen } from './door-screens';
import { LiveRoom } from './live-room';
import { roomStage } from './room-stage';

/** The participant's room: whatever the session asks for now, and nothing else. */
export function RoomScreen({ sessionId, initial }: { sessionId: string; initial: SessionView }) {
  const connection = useSession(sessionId, initial);
  const stage = roomStage(connection);
  const place = stage.screen === 'ended' ? 'live' : stage.screen;
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    // Another screen took this one's place: whoever reads by ear or works by keyboard begins at its top.
    document.getElementById('main')?.focus();
  }, [place]);
  switch (stage.screen) {
    case 'removed':
      return <RemovedScreen />;
    case 'refused':
      return <RefusedScreen refusal={stage.refusal} />;
    case 'waiting':
      return <WaitingScreen view={stage.view} status={connection.status} />;
    case 'before':
      return <BeforeScreen view={stage.view} connection={connection} />;
    case 'live':
    case 'ended':
      return <LiveRoom view={stage.view} connection={connection} />;
  }
}
