import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { roomAccess } from './room-access';

const anybody = { kind: 'anonymous' } as const;
const access = roomAccess({
  map: {
    authorize: async (_principal, room) =>
      room === 'map-1'
        ? { ok: true, mode: 'read', personId: 'p', privileged: false }
        : { ok: false, reason: 'forbidden' },
    lockedObjects: async (room) => [`locked in ${room}`],
  },
});

test('the domain of the kind answers for its rooms', async () => {
  expect(await access.authorize(anybody, 'map-1')).toMatchObject({ ok: true, mode: 'read' });
  expect(await access.authorize(anybody, 'map-2')).toEqual({ ok: false, reason: 'forbidden' });
  expect(await access.lockedObjects('map-1')).toEqual(['locked in map-1']);
  expect(access.createGuard('map-1', new Y.Doc())).toBeNull();
});

test.each(['board-1', 'map', '', 'constructor-1', 'toString-x'])(
  'a room of no kind (%s) is not found',
  async (room) => {
    expect(await access.authorize(anybody, room)).toEqual({ ok: false, reason: 'not_found' });
    expect(await access.lockedObjects(room)).toEqual([]);
    expect(access.createGuard(room, new Y.Doc())).toBeNull();
  },
);
