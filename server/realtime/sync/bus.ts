/** What one server tells the others about a room. */
export interface BusMessage {
  kind: 'update' | 'presence';
  bytes: Uint8Array;
}

/** Carries room traffic between servers; every implementation passes `tests/contracts/bus.test.ts`. */
export interface Bus {
  /** Joins a room's channel. Messages of this member are delivered to every other member, in order, never to itself. */
  join(room: string, listener: (message: BusMessage) => void): BusMember;
}

export interface BusMember {
  publish(message: BusMessage): void;
  leave(): void;
}

/** A bus within one process. */
export function createLocalBus(onListenerError: (error: unknown) => void = () => undefined): Bus {
  const rooms = new Map<string, Map<BusMember, (message: BusMessage) => void>>();
  return {
    join(room, listener) {
      const members = rooms.get(room) ?? new Map<BusMember, (message: BusMessage) => void>();
      rooms.set(room, members);
      const self: BusMember = {
        publish(message) {
          for (const [member, deliver] of members) {
            if (member === self || !members.has(self)) continue;
            try {
              deliver(message);
            } catch (error) {
              onListenerError(error);
            }
          }
        },
        leave() {
          members.delete(self);
          if (members.size === 0 && rooms.get(room) === members) rooms.delete(room);
        },
      };
      members.set(self, listener);
      return self;
    },
  };
}
