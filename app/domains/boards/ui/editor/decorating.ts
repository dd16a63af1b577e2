import type { BoardVoting } from '../board-props';
import type { Decoration } from '../stage/types';
import type { Desk } from './desk';
import type { Peer } from './presence';

/** What the decorations of the moment are made from. */
export interface DecorationInputs {
  locked: ReadonlySet<string>;
  peers: readonly Peer[];
  voting: BoardVoting | null;
  /** Found by a search, the one shown now first; null while nothing is searched. */
  found: { ids: ReadonlySet<string>; current: string | null } | null;
}

/** Decorations by object id. Entries that say the same as before are the same, so that the stage skips them. */
export function decorationsOf(
  inputs: DecorationInputs,
  before: ReadonlyMap<string, Decoration>,
): Map<string, Decoration> {
  const out = new Map<string, Decoration>();
  const at = (id: string): Decoration => {
    const known = out.get(id);
    if (known) return known;
    const made: Decoration = {};
    out.set(id, made);
    return made;
  };
  for (const id of inputs.locked) at(id).locked = true;
  for (const peer of inputs.peers) {
    for (const id of new Set([...peer.selection, ...(peer.editing ? [peer.editing] : [])])) {
      const decoration = at(id);
      decoration.selectedBy = [...(decoration.selectedBy ?? []), { name: peer.name, colour: peer.colour }];
    }
  }
  for (const [id, votes] of Object.entries(inputs.voting?.results ?? {})) at(id).votes = votes;
  for (const [id, votes] of Object.entries(inputs.voting?.mine ?? {})) {
    if (votes > 0) Object.assign(at(id), { myVotes: votes, votes: at(id).votes ?? votes });
  }
  if (inputs.found?.current) at(inputs.found.current).highlighted = true;
  for (const [id, decoration] of out) {
    const old = before.get(id);
    if (old && JSON.stringify(old) === JSON.stringify(decoration)) out.set(id, old);
  }
  return out;
}

/** Says who else is writing in an object; null when nobody is. */
export function otherWriter(desk: Desk, peers: readonly Peer[]): Peer | null {
  const id = desk.editing.value?.id;
  return id === undefined ? null : (peers.find((peer) => peer.editing === id) ?? null);
}
