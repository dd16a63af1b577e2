import type { UserPrincipal } from '~/domains/accounts/model';
import { readBoard } from '~/domains/boards/doc';
import { searchBoard } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { listBoardSummaries } from '~/domains/boards/service.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { moveIdea, ownIdea, publishIdea } from './service/change.server';
import { createIdea } from './service/make.server';
import { listIdeas } from './service/read.server';

const WORKSHOP_TITLE = '冬の公園の有効活用';
/** Notes of the demo board that have become ideas. */
const NOTES = ['アイスキャンドルを300個ならべる', 'かんじきの貸し出し（町内会館で）'];

/** Makes ideas of two notes of the demo workshop; the same ones when it runs again. */
export async function seedDemoIdeas(deps: Deps, people: { facilitator: UserPrincipal }): Promise<void> {
  const { facilitator } = people;
  const workshops = (await listProgrammesWithWorkshops(deps, facilitator)).flatMap((one) => one.workshops);
  const workshop = workshops.find((one) => one.title === WORKSHOP_TITLE);
  const [board] = workshop ? await listBoardSummaries(deps, workshop.id) : [];
  if (!board) return;
  for (const words of NOTES) {
    const object = await deps.rooms.read(boardRoom(board.id), (doc) => searchBoard(readBoard(doc), words)[0]);
    if (object) await createIdea(deps, facilitator, { kind: 'note', source: board.id, object, named: false });
  }
}

/** Lets the first idea of the demo workshop be carried on, put into practice and shown; answers it, null when there is none. */
export async function followDemoIdea(deps: Deps, facilitator: UserPrincipal): Promise<string | null> {
  const { items } = await listIdeas(deps, facilitator, {
    status: 'considering',
    words: NOTES[0] ?? '',
    page: 1,
  });
  const id = items[0]?.id;
  if (!id) return null;
  await ownIdea(deps, facilitator, id, { person: facilitator.userId, organisation: '' });
  await moveIdea(deps, facilitator, id, {
    move: 'prepare',
    reason: '町内会の役員会で話すことになりました。',
  });
  await moveIdea(deps, facilitator, id, { move: 'practise', reason: '試作会をひらきました。' });
  await publishIdea(deps, facilitator, id, { show: true });
  return id;
}
