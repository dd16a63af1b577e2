import { expect, it } from 'vitest';
import { boardRoom } from '~/domains/boards/policy';
import { createTestDeps, makeAccount } from '../../../../tests/factories/deps';
import { createMemoryRooms } from '../../../../tests/factories/rooms';
import { currentPermission } from '../model';
import { seedDemoWorkshop } from './demo.server';
import { joinSession } from './join.server';
import { listAuthors } from './people.server';
import { listProgrammesWithWorkshops } from './programmes.server';
import { getSessionView } from './state.server';

it('the demo is a workshop in progress that can be joined and written in, made once', async () => {
  const rooms = createMemoryRooms();
  const deps = await createTestDeps({ rooms });
  const leads = {
    staff: await makeAccount(deps, 'staff'),
    facilitator: await makeAccount(deps, 'facilitator'),
  };
  await seedDemoWorkshop(deps, leads);
  await seedDemoWorkshop(deps, leads);
  const programmes = await listProgrammesWithWorkshops(deps, leads.facilitator);
  expect(programmes.map((one) => [one.name, one.workshops.length])).toEqual([
    ['ソーシャルデザイナー養成事業', 2],
  ]);
  const joined = await joinSession(
    deps,
    { kind: 'anonymous' },
    { code: '424242', name: 'さとう', connectionKey: 'x' },
  );
  const guest = { kind: 'guest' as const, guestId: joined.personId };
  const view = await getSessionView(deps, guest, joined.sessionId);
  if (view.kind !== 'room') throw new Error('at the door');
  expect(view.state).toMatchObject({ workshopTitle: '冬の公園の有効活用', status: 'running' });
  expect(view.state.phases).toHaveLength(6);
  expect(currentPermission(view.state)).toBe('write');
  const board = view.state.phases.find((phase) => phase.id === view.state.phaseId)?.boardId ?? '';
  const stored = rooms.doc(boardRoom(board)).getMap('objects').toJSON();
  const objects = Object.values(stored) as { type: string; by: string }[];
  const notes = objects.filter((object) => object.type === 'note');
  expect(notes.length).toBeGreaterThanOrEqual(55);
  const authors = await listAuthors(deps, view.state.workshopId);
  expect(notes.filter((note) => !authors[note.by])).toEqual([]);
  await deps.db.destroy();
});
