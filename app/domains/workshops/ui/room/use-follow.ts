import { useState } from 'react';
import type { Follow, SessionState } from '../../model';

export interface FollowChoice {
  /** Whom this screen looks along with now. */
  follow: Follow | null;
  /** Whether everyone was asked to (`asked`) or the person chose it (`own`). */
  reason: 'asked' | 'own' | null;
  choose: (person: { id: string; name: string } | null) => void;
  /** Ends it, whatever the reason; a new request of the facilitator counts again. */
  stop: () => void;
}

/** Whom this screen follows: the person's own choice first, else whom the facilitator asked everyone to follow. */
export function useFollow(state: SessionState, myId: string): FollowChoice {
  const [own, setOwn] = useState<Follow | null>(null);
  const [declined, setDeclined] = useState<string | null>(null);
  const asked = state.follow && state.follow.personId !== myId ? state.follow : null;
  if (declined !== null && asked?.personId !== declined) setDeclined(null);
  const inForce = asked && asked.personId !== declined ? asked : null;
  return {
    follow: own ?? inForce,
    reason: own ? 'own' : inForce ? 'asked' : null,
    choose: (person) => setOwn(person ? { personId: person.id, name: person.name } : null),
    stop: () => {
      setOwn(null);
      setDeclined(asked?.personId ?? null);
    },
  };
}
