import * as Y from 'yjs';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { boardRoom } from '~/domains/boards/policy';
import type { PhaseInput } from '~/domains/workshops/schema';
import { addPhase } from '~/domains/workshops/service/agenda.server';
import { startSession } from '~/domains/workshops/service/conduct.server';
import { joinSession } from '~/domains/workshops/service/join.server';
import { createWorkshop, getPlan } from '~/domains/workshops/service/plan.server';
import { createProgramme } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { createTestDeps, makeAccount, type TestDeps } from './deps';
import { createMemoryRooms } from './rooms';

/** A running session with an agenda of three phases (write, vote, look), its facilitator and helpers. */
export interface TestSession {
  deps: TestDeps;
  rooms: ReturnType<typeof createMemoryRooms>;
  facilitator: UserPrincipal;
  workshopId: string;
  sessionId: string;
  boardId: string;
  code: string;
  phases: { write: string; vote: string; look: string };
  /** Comes in by code as a new guest. */
  join(name: string): Promise<{ kind: 'guest'; guestId: string }>;
  /** Puts notes on the board. */
  addNotes(...ids: string[]): void;
}

const PHASE: PhaseInput = {
  title: '書く',
  instruction: '',
  minutes: 10,
  permission: 'write',
  boardId: null,
  mapId: null,
  votesEach: 3,
  votesPerNote: 2,
};

export async function makeSession(
  over: { start?: boolean; deps?: Partial<Deps> } = {},
): Promise<TestSession> {
  const rooms = createMemoryRooms();
  const deps = await createTestDeps({ rooms, ...over.deps });
  const facilitator = await makeAccount(deps, 'facilitator', { name: '田中 進' });
  const programmeId = await createProgramme(deps, facilitator, {
    name: 'ソーシャルデザイナー養成事業',
    description: '',
    fiscalYear: 2026,
  });
  const workshopId = await createWorkshop(
    deps,
    facilitator,
    { programmeId, title: '冬の公園', description: '', templateId: '' },
    'ja',
  );
  const plan = await getPlan(deps, facilitator, workshopId);
  const session = plan.sessions[0];
  const boardId = plan.boards[0]?.id;
  if (!session || !boardId) throw new Error('no session');
  const add = (phase: Partial<PhaseInput>) =>
    addPhase(deps, facilitator, session.id, { ...PHASE, boardId, ...phase });
  const phases = {
    write: await add({}),
    vote: await add({ title: '投票', permission: 'vote', minutes: 5 }),
    look: await add({ title: '発表', permission: 'look', minutes: 0 }),
  };
  if (over.start ?? true) await startSession(deps, facilitator, session.id);
  return {
    deps,
    rooms,
    facilitator,
    workshopId,
    sessionId: session.id,
    boardId,
    code: session.code,
    phases,
    join: (name) => joinAsGuest(deps, session.code, name),
    addNotes(...ids) {
      const doc = rooms.doc(boardRoom(boardId));
      for (const id of ids) doc.getMap('objects').set(id, new Y.Map([['type', 'note']]));
    },
  };
}

/** A new device comes in by code. */
export async function joinAsGuest(
  deps: Deps,
  code: string,
  name: string,
): Promise<{ kind: 'guest'; guestId: string }> {
  const anonymous: Principal = { kind: 'anonymous' };
  const joined = await joinSession(deps, anonymous, { code, name, connectionKey: 'room' });
  return { kind: 'guest', guestId: joined.personId };
}
