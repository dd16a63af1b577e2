import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addObject } from '~/domains/boards/doc';
import { boardRoom } from '~/domains/boards/policy';
import { makeAccount } from '../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import { titleOf } from './model';
import { createIdea, getIdea, listIdeas, updateIdea } from './service.server';

let session: TestSession;
beforeEach(async () => {
  session = await makeSession();
});
afterEach(() => session.deps.db.destroy());

async function note(text: string): Promise<{ kind: 'note'; source: string; object: string }> {
  const guest = await session.join('山田 花子');
  const writer = {
    doc: session.rooms.doc(boardRoom(session.boardId)),
    origin: null,
    by: guest.guestId,
    now: () => 1,
  };
  const object = addObject(writer, { type: 'note', at: [0, 0], size: [200, 200], colour: 'yellow', text });
  return { kind: 'note', source: session.boardId, object };
}

describe('an idea of a note', () => {
  it('is made once, keeps what the note said, and names its author only by consent', async () => {
    const { deps, facilitator } = session;
    const source = await note('雪の滑り台\n除雪した雪で');
    const first = await createIdea(deps, facilitator, { ...source, named: true });
    const again = await createIdea(deps, facilitator, { ...source, named: false });
    expect(first.made).toBe(true);
    expect(again).toEqual({ id: first.id, made: false });
    session.rooms.doc(boardRoom(session.boardId)).getMap('objects').delete(source.object);
    expect(await getIdea(deps, facilitator, first.id)).toMatchObject({
      title: '雪の滑り台',
      snapshot: '雪の滑り台\n除雪した雪で',
      author: '山田 花子',
      status: 'considering',
      sourceHref: `/boards/${session.boardId}?object=${source.object}`,
    });
    const quiet = await createIdea(deps, facilitator, { ...(await note('名前なし')), named: false });
    expect((await getIdea(deps, facilitator, quiet.id)).author).toBeNull();
  });

  it('is for those who lead the workshop and staff', async () => {
    const { deps, facilitator } = session;
    const source = await note('足湯');
    const guest = await session.join('佐藤');
    const other = await makeAccount(deps, 'facilitator');
    for (const stranger of [guest, other]) {
      await expect(createIdea(deps, stranger, { ...source, named: false })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    const { id } = await createIdea(deps, facilitator, { ...source, named: false });
    await expect(getIdea(deps, other, id)).rejects.toMatchObject({ code: 'forbidden' });
    const all = { status: null, page: 1 };
    expect((await listIdeas(deps, other, all)).total).toBe(0);
    expect((await listIdeas(deps, facilitator, all)).items.map((item) => item.id)).toEqual([id]);
    const staff = await makeAccount(deps, 'staff');
    await updateIdea(deps, staff, id, { title: '足湯', text: '', status: 'practising' });
    expect((await listIdeas(deps, staff, { status: 'practising', page: 1 })).total).toBe(1);
    expect((await listIdeas(deps, staff, { status: 'dropped', page: 1 })).total).toBe(0);
  });

  it('needs words', async () => {
    const source = await note('  ');
    await expect(
      createIdea(session.deps, session.facilitator, { ...source, named: false }),
    ).rejects.toMatchObject({ details: { reason: 'empty' } });
  });
});

it('takes a title from the first line', () => {
  expect(titleOf('一行目\n二行目')).toBe('一行目');
  expect([...titleOf('雪'.repeat(60))]).toHaveLength(40);
});
