import { sessionAccess } from '~/domains/workshops/access.server';
import type { Reaction } from '~/domains/workshops/events';
import type { RoomPerson } from '~/domains/workshops/model';
import { isLead } from '~/domains/workshops/policy';
import {
  countsForParticipants,
  getSessionView,
  meFromList,
  type Presence,
  peopleForParticipants,
  readPeople,
  readSessionState,
} from '~/domains/workshops/service/state.server';
import { getMyVotes, listRoundViews } from '~/domains/workshops/service/vote-views.server';
import type { Deps } from '~/platform/deps.server';
import { diffPeople } from './people-diff';
import { createThrottle, type Throttle } from './throttle';
import type { ControlSocket } from './types';

/** First news goes out at once; under a storm of changes at most one message per kind in this time (ms). */
const STATE_EVERY = 60;
const PEOPLE_EVERY = 400;
const VOTES_EVERY = 400;
const REACTIONS_EVERY = 250;
const FIRST = 15;

type Audience = 'lead' | 'participant' | 'waiting';

interface Member {
  socket: ControlSocket;
  audience: Audience;
}

/** The connections of one session and what was last sent to them. */
export class SessionRoom {
  private readonly members = new Map<string, Member>();
  private readonly lastPeople: Record<'lead' | 'participant', Map<string, RoomPerson>> = {
    lead: new Map(),
    participant: new Map(),
  };
  private lastCounts = '';
  private readonly lastRounds = { lead: '', participant: '' };
  /**
   * Connections whose snapshot may be newer than what was last compared: they get the whole next time, since
   * a change that was taken back meanwhile makes no difference to the others.
   */
  private readonly fresh = { people: new Set<string>(), votes: new Set<string>() };
  private readonly voters = new Set<string>();
  private reactions: Partial<Record<Reaction, number>> = {};
  private readonly throttles: Record<'state' | 'people' | 'votes' | 'reactions', Throttle>;

  constructor(
    private readonly deps: Deps,
    readonly sessionId: string,
  ) {
    const guarded = (work: () => Promise<void>) => async () => {
      try {
        await work();
      } catch (error) {
        deps.log.error({ error, sessionId }, 'session update failed');
      }
    };
    this.throttles = {
      state: createThrottle(
        FIRST,
        STATE_EVERY,
        guarded(() => this.sendState()),
      ),
      people: createThrottle(
        FIRST,
        PEOPLE_EVERY,
        guarded(() => this.sendPeople()),
      ),
      votes: createThrottle(
        FIRST,
        VOTES_EVERY,
        guarded(() => this.sendVotes()),
      ),
      reactions: createThrottle(
        FIRST,
        REACTIONS_EVERY,
        guarded(async () => this.sendReactions()),
      ),
    };
  }

  get size(): number {
    return this.members.size;
  }

  /** Ids of everyone connected. */
  personIds(): Set<string> {
    return new Set([...this.members.values()].map(({ socket }) => socket.data.personId));
  }

  socketsOf(personId: string): ControlSocket[] {
    return [...this.members.values()]
      .map(({ socket }) => socket)
      .filter((socket) => socket.data.personId === personId);
  }

  presence(): Presence {
    const leads = new Map<string, { id: string; name: string }>();
    for (const { socket, audience } of this.members.values()) {
      const { principal } = socket.data;
      if (audience === 'lead' && principal.kind === 'user') {
        leads.set(principal.userId, { id: principal.userId, name: principal.name });
      }
    }
    return { online: this.personIds(), leads: [...leads.values()] };
  }

  /** Takes a connection in, or judges it anew, and sends it everything. Throws when it may not be here. */
  async admit(socket: ControlSocket): Promise<void> {
    const { principal } = socket.data;
    const member: Member = this.members.get(socket.id) ?? { socket, audience: 'waiting' };
    this.members.set(socket.id, member);
    try {
      const { role } = await sessionAccess(this.deps, principal, this.sessionId);
      member.audience = role === 'waiting' ? 'waiting' : isLead(role) ? 'lead' : 'participant';
      const view = await getSessionView(this.deps, principal, this.sessionId, this.presence());
      // It may have gone while this was read.
      if (!this.members.has(socket.id)) return;
      socket.emit('snapshot', view);
    } catch (error) {
      this.members.delete(socket.id);
      throw error;
    }
    for (const what of ['people', 'votes'] as const) {
      this.fresh[what].add(socket.id);
      this.throttles[what].request();
    }
  }

  leave(socket: ControlSocket): void {
    if (this.members.delete(socket.id)) this.throttles.people.request();
  }

  changed(what: 'state' | 'people' | 'votes', personId?: string): void {
    if (what === 'votes' && personId) this.voters.add(personId);
    this.throttles[what].request();
  }

  react(reaction: Reaction): void {
    this.reactions[reaction] = (this.reactions[reaction] ?? 0) + 1;
    this.throttles.reactions.request();
  }

  stop(): void {
    for (const throttle of Object.values(this.throttles)) throttle.stop();
  }

  private inside(audience?: Audience): ControlSocket[] {
    return [...this.members.values()]
      .filter((member) => (audience ? member.audience === audience : member.audience !== 'waiting'))
      .map(({ socket }) => socket);
  }

  private async sendState(): Promise<void> {
    if (this.size === 0) return;
    const state = await readSessionState(this.deps, this.sessionId);
    const now = this.deps.clock.now();
    for (const socket of this.inside()) socket.emit('state', state, now);
  }

  private async sendPeople(): Promise<void> {
    if (this.size === 0) return;
    const fresh = take(this.fresh.people);
    const { people, counts } = await readPeople(this.deps, this.sessionId, this.presence());
    const countsKey = JSON.stringify(counts);
    const lists = { lead: people, participant: peopleForParticipants(people) };
    const before = this.lastPeople.lead;
    const diffs = {
      lead: diffPeople(before, lists.lead),
      participant: diffPeople(this.lastPeople.participant, lists.participant),
    };
    for (const audience of ['lead', 'participant'] as const) {
      this.lastPeople[audience] = new Map(lists[audience].map((person) => [person.id, person]));
      const shown = audience === 'lead' ? counts : countsForParticipants(counts);
      const { changed, gone } = diffs[audience] ?? { changed: [], gone: [] };
      const news = changed.length + gone.length > 0 || countsKey !== this.lastCounts;
      for (const socket of this.inside(audience)) {
        if (fresh.has(socket.id)) {
          socket.emit('people', { full: true, people: lists[audience], counts: shown });
        } else if (news) socket.emit('people', { full: false, changed, gone, counts: shown });
      }
    }
    this.lastCounts = countsKey;
    const changed = new Set((diffs.lead?.changed ?? []).map((person) => person.id));
    for (const socket of this.inside('participant')) {
      const { personId } = socket.data;
      // Somebody who has just come has this in the snapshot.
      if (!changed.has(personId) || !before.has(personId)) continue;
      const me = meFromList(lists.lead, personId);
      if (me) socket.emit('me', me);
    }
  }

  private async sendVotes(): Promise<void> {
    const voters = [...this.voters];
    this.voters.clear();
    const fresh = take(this.fresh.votes);
    if (this.size === 0) return;
    for (const audience of ['lead', 'participant'] as const) {
      const rounds = await listRoundViews(this.deps, this.sessionId, audience === 'lead');
      const key = JSON.stringify(rounds);
      const news = key !== this.lastRounds[audience];
      this.lastRounds[audience] = key;
      for (const socket of this.inside(audience)) {
        if (news || fresh.has(socket.id)) socket.emit('rounds', rounds);
      }
    }
    for (const personId of voters) {
      for (const { socket, audience } of this.members.values()) {
        if (socket.data.personId !== personId || audience === 'waiting') continue;
        const own = await getMyVotes(this.deps, this.sessionId, personId, audience === 'lead');
        socket.emit('myVotes', own.myVotes, own.proxies);
      }
    }
  }

  private sendReactions(): void {
    const counts = this.reactions;
    this.reactions = {};
    for (const socket of this.inside()) socket.volatile.emit('reactions', counts);
  }
}

/** What a set holds; it is empty afterwards. */
function take(set: Set<string>): Set<string> {
  const taken = new Set(set);
  set.clear();
  return taken;
}
