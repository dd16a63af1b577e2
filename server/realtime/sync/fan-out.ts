import type { PresenceBatch } from '../presence/presence';
import { Outgoing } from './frames';
import type { Laggards } from './laggards';
import type { Member } from './member';
import type { EditBatch } from './outbox';

interface FanOutContext {
  laggards: Pick<Laggards, 'add' | 'has' | 'isFull'>;
  /** Bytes queued for a reader above which it gets no cursors. */
  presenceBacklog: number;
  /** State vector that a reader will have when all this has reached it. */
  vector: () => Uint8Array;
}

/**
 * Sends a batch to everybody it is news for: what is the same for many is encoded and framed once. Nobody gets back
 * what only they wrote, nor their own cursor. Returns how many were served.
 */
export function fanOut(
  members: Iterable<Member>,
  edits: EditBatch | null,
  presence: PresenceBatch<Member> | null,
  { laggards, presenceBacklog, vector }: FanOutContext,
): number {
  const all = edits?.frames ?? [];
  const cursors = presence ? [presence.all] : [];
  const everything = new Outgoing([...all, ...cursors]);
  const editsOnly = presence ? new Outgoing(all) : everything;
  const cursorsOnly = edits ? new Outgoing(cursors) : everything;
  let receivers = 0;
  for (const member of members) {
    if (laggards.has(member)) continue;
    const lacksEdits = edits !== null && edits.only !== member;
    const hears = presence !== null && member.peer.backlog() <= presenceBacklog;
    let outgoing = hears ? (lacksEdits ? everything : cursorsOnly) : lacksEdits ? editsOnly : null;
    if (hears && presence.owners.has(member)) {
      const others = presence.without(member);
      outgoing = new Outgoing([...(lacksEdits ? all : []), ...(others ? [others] : [])]);
    }
    if (!outgoing || outgoing.messages.length === 0) continue;
    receivers++;
    member.peer.send(outgoing);
    if (laggards.isFull(member)) laggards.add(member, vector());
  }
  return receivers;
}
