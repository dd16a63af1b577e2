import * as Y from 'yjs';
import type { UserPrincipal } from '~/domains/accounts/model';
import { buildDemoBoard } from '~/domains/boards/demo-board';
import { boardRoom } from '~/domains/boards/policy';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { pickColour } from '../model';
import { insertParticipant } from '../repo/people.server';
import { changeSession, listPhases, listSessions } from '../repo/sessions.server';
import { listProgrammes } from '../repo/workshops.server';
import { createWorkshop, getPlan } from './plan.server';
import { createProgramme } from './programmes.server';

export const DEMO_CODE = '424242';

/** People who have come to the demo session and wrote on its board. */
const DEMO_PEOPLE = ['みさき', '佐々木', 'ゆうた', '田村（町内会）', 'なおこ', 'けんじ', '高校生A', '小林'];

const DAY = 86_400_000;

/**
 * Makes the demo programme with a workshop in progress (code 424242: an agenda in its second phase, a board with
 * notes in islands, people who wrote them) and one still being planned. Does nothing when there is a programme.
 */
export async function seedDemoWorkshop(
  deps: Deps,
  leads: { staff: UserPrincipal; facilitator: UserPrincipal },
): Promise<void> {
  if ((await listProgrammes(deps.db)).length > 0) return;
  const { facilitator } = leads;
  const programmeId = await createProgramme(deps, leads.staff, {
    name: 'ソーシャルデザイナー養成事業',
    description:
      '市民・NPO・学生・企業の人が集まり、地域の課題を見つけて、解決のアイデアを形にするワークショップです。',
    fiscalYear: fiscalYearOf(dayOf(deps.clock.now())),
  });
  const planned = {
    programmeId,
    title: '地域で支える子育て',
    description: '子育て中の人が孤立しないために、地域でできることを考えます。',
    templateId: 'ideas',
  };
  await createWorkshop(deps, facilitator, planned, 'ja');
  const running = {
    programmeId,
    title: '冬の公園の有効活用',
    description:
      '雪でほとんど使われなくなる冬の公園を、子どもからお年寄りまでが集まる場所にするには。アイデアを出し合い、来年の冬に試すことを決めます。',
    templateId: 'kj',
  };
  await runDemoSession(deps, facilitator, await createWorkshop(deps, facilitator, running, 'ja'));
}

/** Puts the session in the middle of writing, with its people and its board. */
async function runDemoSession(deps: Deps, facilitator: UserPrincipal, workshopId: string): Promise<void> {
  const now = deps.clock.now();
  const [session] = await listSessions(deps.db, [workshopId]);
  const [board] = (await getPlan(deps, facilitator, workshopId)).boards;
  if (!session || !board) throw new Error('the demo workshop has no session or board');
  const people = await addPeople(deps, session.id, now);
  const { update } = buildDemoBoard(people, now);
  await deps.rooms.edit(boardRoom(board.id), 'import', (doc) => Y.applyUpdate(doc, update));
  const write = (await listPhases(deps.db, [session.id])).find((phase) => phase.permission === 'write');
  await changeSession(deps.db, session.id, {
    code: DEMO_CODE,
    title: '第2回　アイデアを出し合う',
    starts_at: now - (now % 3_600_000),
    status: 'running',
    phase_id: write?.id ?? null,
    phase_started_at: now,
    // Standing still, so that whoever opens the demo later finds time left.
    timer: JSON.stringify({ kind: 'paused', remainingMs: 20 * 60_000, totalMs: 25 * 60_000 }),
  });
}

async function addPeople(deps: Deps, sessionId: string, now: number): Promise<string[]> {
  const ids: string[] = [];
  const colours: string[] = [];
  for (const [index, name] of DEMO_PEOPLE.entries()) {
    const { guestId } = await deps.auth.createGuest();
    const colour = pickColour(colours);
    colours.push(colour);
    ids.push(guestId);
    await insertParticipant(deps.db, {
      session_id: sessionId,
      person_id: guestId,
      name,
      colour,
      status: 'in',
      joined_at: now - DAY + index * 1000,
      last_seen_at: now - DAY + index * 1000,
      hand_raised_at: null,
      done_at: null,
    });
  }
  return ids;
}
