import type { PeopleUpdate, Reaction } from '../events';
import type { Me, MyVotes, ProxyVotes, RoomPerson, SessionState, SessionView, VoteRound } from '../model';

/** What arrives from the server, as the reducer takes it. */
export type SessionMessage =
  | { type: 'snapshot'; view: SessionView }
  | { type: 'state'; state: SessionState }
  | { type: 'people'; update: PeopleUpdate }
  | { type: 'me'; me: Me }
  | { type: 'rounds'; rounds: readonly VoteRound[] }
  | { type: 'myVotes'; votes: MyVotes; proxies: readonly ProxyVotes[] };

/** A burst of reactions to show; `id` grows. */
export interface ReactionBurst {
  id: number;
  counts: Partial<Record<Reaction, number>>;
}

/** Applies one message. Messages for a room that is not open yet wait for the next snapshot. */
export function reduceSession(view: SessionView, message: SessionMessage): SessionView {
  if (message.type === 'snapshot') return message.view;
  if (message.type === 'me') return { ...view, me: message.me };
  if (view.kind !== 'room') return view;
  switch (message.type) {
    case 'state':
      return message.state.version < view.state.version ? view : { ...view, state: message.state };
    case 'people':
      return {
        ...view,
        people: applyPeople(view.people, message.update),
        counts: message.update.counts,
      };
    case 'rounds':
      return { ...view, rounds: message.rounds };
    case 'myVotes':
      return { ...view, myVotes: message.votes, proxies: message.proxies };
  }
}

/** The list after an update: those who stay keep their place, newcomers come last. */
export function applyPeople(people: readonly RoomPerson[], update: PeopleUpdate): readonly RoomPerson[] {
  if (update.full) return update.people;
  const changed = new Map(update.changed.map((person) => [person.id, person]));
  const gone = new Set(update.gone);
  const kept = people
    .filter((person) => !gone.has(person.id))
    .map((person) => {
      const next = changed.get(person.id);
      changed.delete(person.id);
      return next ?? person;
    });
  return [...kept, ...changed.values()];
}

/**
 * Difference between the server's clock and ours from one question and answer, in ms; the answer is taken to
 * have been written half-way.
 */
export function clockOffset(sentAt: number, receivedAt: number, serverNow: number): number {
  return Math.round(serverNow - (sentAt + receivedAt) / 2);
}
