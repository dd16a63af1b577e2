import type { Principal } from '~/domains/accounts/model';
import { setBoardLocked, setObjectsLocked } from '~/domains/boards/service.server';
import type { AckOf, ClientEventInput, ClientEventName, Reaction } from '~/domains/workshops/events';
import {
  endSession,
  followPerson,
  gatherEveryone,
  goToPhase,
  reopenSession,
  setCursorsHidden,
  setTimer,
  startSession,
} from '~/domains/workshops/service/conduct.server';
import {
  admitEveryone,
  admitPerson,
  clearDone,
  lowerHands,
  raiseHand,
  removePerson,
  renameMyself,
  requireActive,
  sayDone,
} from '~/domains/workshops/service/people.server';
import {
  castVote,
  closeVoteRound,
  openVoteRound,
  reopenVoteRound,
  undoVote,
} from '~/domains/workshops/service/votes.server';
import type { Deps } from '~/platform/deps.server';

/** What an event is handled with. */
export interface EventContext {
  deps: Deps;
  principal: Principal;
  sessionId: string;
  /** Shows a reaction to everyone in the room. */
  react: (reaction: Reaction) => void;
}

type Handlers = {
  [E in ClientEventName]: (ctx: EventContext, input: ClientEventInput<E>) => Promise<AckOf<E>>;
};

/** One service call per event; rights are checked there. Boards carry their own right. */
export const HANDLERS: Handlers = {
  clock: async ({ deps }) => ({ now: deps.clock.now() }),
  rename: async ({ deps, principal, sessionId }, input) => ({
    me: await renameMyself(deps, principal, sessionId, input),
  }),
  hand: done(({ deps, principal, sessionId }, input) => raiseHand(deps, principal, sessionId, input.raised)),
  done: done(({ deps, principal, sessionId }, input) => sayDone(deps, principal, sessionId, input.done)),
  react: done(async ({ deps, principal, sessionId, react }, input) => {
    await requireActive(deps, principal, sessionId);
    react(input.reaction);
  }),
  'vote.cast': ({ deps, principal, sessionId }, input) => castVote(deps, principal, sessionId, input),
  'vote.undo': ({ deps, principal, sessionId }, input) => undoVote(deps, principal, sessionId, input),

  'session.start': done(({ deps, principal, sessionId }) => startSession(deps, principal, sessionId)),
  'session.end': done(({ deps, principal, sessionId }) => endSession(deps, principal, sessionId)),
  'session.reopen': done(({ deps, principal, sessionId }) => reopenSession(deps, principal, sessionId)),
  'phase.go': done(({ deps, principal, sessionId }, input) => goToPhase(deps, principal, sessionId, input)),
  'timer.start': done(({ deps, principal, sessionId }, { ms }) =>
    setTimer(deps, principal, sessionId, { do: 'start', ms }),
  ),
  'timer.pause': done(({ deps, principal, sessionId }) =>
    setTimer(deps, principal, sessionId, { do: 'pause' }),
  ),
  'timer.resume': done(({ deps, principal, sessionId }) =>
    setTimer(deps, principal, sessionId, { do: 'resume' }),
  ),
  'timer.add': done(({ deps, principal, sessionId }, { ms }) =>
    setTimer(deps, principal, sessionId, { do: 'add', ms }),
  ),
  'timer.stop': done(({ deps, principal, sessionId }) =>
    setTimer(deps, principal, sessionId, { do: 'stop' }),
  ),
  gather: done(({ deps, principal, sessionId }, input) => gatherEveryone(deps, principal, sessionId, input)),
  'gather.clear': done(({ deps, principal, sessionId }) => gatherEveryone(deps, principal, sessionId, null)),
  follow: done(({ deps, principal, sessionId }, input) =>
    followPerson(deps, principal, sessionId, input.personId),
  ),
  'board.lock': done(({ deps, principal }, input) => setBoardLocked(deps, principal, input)),
  'objects.lock': done(({ deps, principal }, input) => setObjectsLocked(deps, principal, input)),
  'cursors.hide': done(({ deps, principal, sessionId }, input) =>
    setCursorsHidden(deps, principal, sessionId, input.hidden),
  ),
  'person.admit': done(({ deps, principal, sessionId }, input) =>
    admitPerson(deps, principal, sessionId, input.personId),
  ),
  'person.admitAll': done(({ deps, principal, sessionId }) => admitEveryone(deps, principal, sessionId)),
  'person.remove': done(({ deps, principal, sessionId }, input) =>
    removePerson(deps, principal, sessionId, input.personId),
  ),
  'hand.lower': done(({ deps, principal, sessionId }, input) =>
    lowerHands(deps, principal, sessionId, input.personId),
  ),
  'done.clear': done(({ deps, principal, sessionId }) => clearDone(deps, principal, sessionId)),
  'vote.open': async ({ deps, principal, sessionId }, input) => ({
    roundId: await openVoteRound(deps, principal, sessionId, input),
  }),
  'vote.close': done(({ deps, principal, sessionId }, input) =>
    closeVoteRound(deps, principal, sessionId, input),
  ),
  'vote.reopen': done(({ deps, principal, sessionId }, input) =>
    reopenVoteRound(deps, principal, sessionId, input),
  ),
};

/** For events that answer with nothing but `ok`. */
function done<I>(
  work: (ctx: EventContext, input: I) => Promise<unknown>,
): (ctx: EventContext, input: I) => Promise<Record<never, never>> {
  return async (ctx, input) => {
    await work(ctx, input);
    return {};
  };
}
