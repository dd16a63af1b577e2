import { describe, expect, it } from 'vitest';
import { type Bus, createLocalBus } from '../../server/realtime/sync/bus';

const errors: unknown[] = [];
const SUBJECTS: Record<string, () => Bus> = {
  local: () => createLocalBus((error) => errors.push(error)),
};

for (const [name, make] of Object.entries(SUBJECTS)) {
  describe(`bus: ${name}`, () => {
    const update = (byte: number) => ({ kind: 'update' as const, bytes: Uint8Array.of(byte) });

    it('§5.8 delivers to every other member of the room, in order, never to the sender', () => {
      const bus = make();
      const heard: Record<string, number[]> = { a: [], b: [], c: [], other: [] };
      const join = (who: string, room: string) =>
        bus.join(room, (message) => heard[who]?.push(message.bytes[0] ?? -1));
      const a = join('a', 'board-1');
      join('b', 'board-1');
      join('c', 'board-1');
      join('other', 'board-2');
      a.publish(update(1));
      a.publish(update(2));
      expect(heard).toEqual({ a: [], b: [1, 2], c: [1, 2], other: [] });
    });

    it('§5.8 delivers nothing to and nothing from a member that left', () => {
      const bus = make();
      const heard: number[] = [];
      const a = bus.join('board-1', () => heard.push(0));
      const b = bus.join('board-1', () => heard.push(1));
      b.leave();
      a.publish(update(1));
      b.publish(update(2));
      expect(heard).toEqual([]);
    });

    it('§5.8 goes on when a listener throws', () => {
      const bus = make();
      const heard: number[] = [];
      const a = bus.join('board-1', () => undefined);
      bus.join('board-1', () => {
        throw new Error('broken');
      });
      bus.join('board-1', () => heard.push(1));
      a.publish(update(1));
      expect(heard).toEqual([1]);
    });
  });
}
