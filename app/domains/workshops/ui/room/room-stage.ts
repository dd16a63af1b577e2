import type { Refusal } from '../../events';
import type { RoomView, WaitingView } from '../../model';
import { isLead } from '../../policy';
import type { SessionConnection } from '../use-session';

/** Which of its screens the participant's room shows. */
export type RoomStage =
  | { screen: 'removed' }
  | { screen: 'refused'; refusal: Refusal }
  | { screen: 'waiting'; view: WaitingView }
  | { screen: 'before'; view: RoomView }
  | { screen: 'live'; view: RoomView }
  | { screen: 'ended'; view: RoomView };

/** Those who lead see the room from the inside also before it begins. */
export function roomStage(connection: Pick<SessionConnection, 'view' | 'status' | 'refusal'>): RoomStage {
  const { view, status, refusal } = connection;
  if (status === 'removed' || view.me.role === 'removed') return { screen: 'removed' };
  if (status === 'refused' && refusal) return { screen: 'refused', refusal };
  if (view.kind === 'waiting') return { screen: 'waiting', view };
  if (view.state.status === 'ended') return { screen: 'ended', view };
  if (view.state.status === 'planned' && !isLead(view.me.role)) return { screen: 'before', view };
  return { screen: 'live', view };
}
