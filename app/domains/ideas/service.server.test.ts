import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { addObject } from '~/domains/boards/doc';
import { boardRoom } from '~/domains/boards/policy';
import { makeAccount } from '../../../tests/factories/deps';
import { makeOrganisation } from '../../../tests/factories/organisations';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import { titleOf } from './model';
import { mergeIdea, moveIdea, nameAuthor, ownIdea, publishIdea } from './service/change.server';
import { createIdea } from './service/make.server';
import { getIdea, listIdeas } from './service/read.server';

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
    const idea = await getIdea(deps, facilitator, first.id);
    expect(idea).toMatchObject({ title: '雪の滑り台', status: 'considering' });
    expect(idea.sources).toMatchObject([
      {
        snapshot: '雪の滑り台\n除雪した雪で',
        authors: ['山田 花子'],
        unnamed: 0,
        href: `/boards/${session.boardId}?object=${source.object}`,
      },
    ]);
    const quiet = await createIdea(deps, facilitator, { ...(await note('名前なし')), named: false });
    expect((await getIdea(deps, facilitator, quiet.id)).sources).toMatchObject([{ authors: [], unnamed: 1 }]);
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
    await moveIdea(deps, staff, id, { move: 'practise', reason: '' });
    expect((await listIdeas(deps, staff, { status: 'practising', page: 1 })).total).toBe(1);
    expect((await listIdeas(deps, staff, { status: 'dropped', page: 1 })).total).toBe(0);
    expect((await listIdeas(deps, staff, { ...all, words: '足' })).total).toBe(1);
    expect((await listIdeas(deps, staff, { ...all, words: '%' })).total).toBe(0);
  });

  it('needs words', async () => {
    const source = await note('  ');
    await expect(
      createIdea(session.deps, session.facilitator, { ...source, named: false }),
    ).rejects.toMatchObject({ details: { reason: 'empty' } });
  });
});

describe('what becomes of an idea', () => {
  it('takes a group as a whole, and its authors say themselves whether they are named', async () => {
    const { deps, facilitator, rooms, boardId } = session;
    const [hanako, taro] = [await session.join('山田 花子'), await session.join('佐藤 太郎')];
    const doc = rooms.doc(boardRoom(boardId));
    const write = (by: string, value: Parameters<typeof addObject>[1]) =>
      addObject({ doc, origin: null, by, now: () => 1 }, value);
    const group = write(facilitator.userId, { type: 'group', at: [0, 0], colour: 'green', text: '冬の遊び' });
    const notes = [hanako, taro].map(({ guestId }, at) =>
      write(guestId, {
        type: 'note',
        at: [at * 300, 0],
        size: [200, 200],
        colour: 'yellow',
        text: ['雪の滑り台', '足湯'][at] ?? '',
      }),
    );
    for (const id of notes) (doc.getMap('objects').get(id) as Y.Map<unknown>).set('group', group);
    const source = { kind: 'group' as const, source: boardId, object: group };
    const { id } = await createIdea(deps, facilitator, { ...source, named: false });
    const before = await getIdea(deps, facilitator, id);
    expect(before.title).toBe('冬の遊び');
    expect(before.sources[0]).toMatchObject({ snapshot: '冬の遊び\n・雪の滑り台\n・足湯', unnamed: 2 });
    expect((await getIdea(deps, hanako, id)).naming).toBe('unasked');
    await nameAuthor(deps, hanako, id, { agree: true });
    await nameAuthor(deps, taro, id, { agree: false });
    const after = await getIdea(deps, facilitator, id);
    expect(after.sources[0]).toMatchObject({ authors: ['山田 花子'], unnamed: 1 });
    await nameAuthor(deps, hanako, id, { agree: false });
    const stored = await deps.db.selectFrom('idea_authors').select(['naming', 'name']).execute();
    expect(stored).toEqual([
      { naming: 'refused', name: null },
      { naming: 'refused', name: null },
    ]);
    const stranger = await session.join('鈴木');
    await expect(getIdea(deps, stranger, id)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(nameAuthor(deps, facilitator, id, { agree: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('keeps sources, history and links of both when two become one', async () => {
    const { deps, facilitator } = session;
    const [first, second] = [await note('雪の滑り台'), await note('そりすべり')];
    const kept = (await createIdea(deps, facilitator, { ...first, named: false })).id;
    const gone = (await createIdea(deps, facilitator, { ...second, named: false })).id;
    await moveIdea(deps, facilitator, gone, { move: 'prepare', reason: '' });
    const by = { created_by: 'usr_x', created_by_name: '', created_at: 1 };
    await deps.db
      .insertInto('provenance_links')
      .values({ from_kind: 'idea', from_id: gone, to_kind: 'collaboration', to_id: 'clb_1', ...by })
      .execute();
    const merge = { into: kept, reason: '同じこと' };
    await expect(mergeIdea(deps, facilitator, gone, { ...merge, into: gone })).rejects.toMatchObject({
      details: { reason: 'same_idea' },
    });
    await mergeIdea(deps, facilitator, gone, merge);
    const idea = await getIdea(deps, facilitator, kept);
    expect(idea.sources.map(({ snapshot, mergedFrom }) => [snapshot, mergedFrom])).toEqual([
      ['雪の滑り台', null],
      ['そりすべり', 'そりすべり'],
    ]);
    expect(idea.steps.map(({ action }) => action).sort()).toEqual(
      ['made', 'made', 'prepare', 'merged_away', 'merged_in'].sort(),
    );
    expect(await deps.db.selectFrom('provenance_links').select('from_id').execute()).toEqual([
      { from_id: kept },
    ]);
    expect((await getIdea(deps, facilitator, gone)).mergedInto?.id).toBe(kept);
    expect((await listIdeas(deps, facilitator, { status: null, page: 1 })).total).toBe(1);
    await expect(moveIdea(deps, facilitator, gone, { move: 'drop', reason: 'x' })).rejects.toMatchObject({
      details: { reason: 'merged' },
    });
    expect(await createIdea(deps, facilitator, { ...second, named: false })).toEqual({
      id: kept,
      made: false,
    });
  });

  it('is moved by who carries it, with a reason where it goes back, and shows only its outside to others', async () => {
    const { deps, facilitator } = session;
    const { id } = await createIdea(deps, facilitator, { ...(await note('足湯')), named: false });
    const organisation = await makeOrganisation(deps, { name: '架空の湯の会' });
    const owner = await makeAccount(deps, 'member');
    await deps.db
      .insertInto('organisation_members')
      .values({ organisation_id: organisation, user_id: owner.userId, role: 'editor', joined_at: 1 })
      .execute();
    const own = { person: owner.userId, organisation: '架空の湯の会' };
    await expect(ownIdea(deps, facilitator, id, { ...own, organisation: 'ない会' })).rejects.toMatchObject({
      details: { reason: 'organisation_unknown' },
    });
    await ownIdea(deps, facilitator, id, own);
    await moveIdea(deps, owner, id, { move: 'practise', reason: '' });
    await expect(moveIdea(deps, owner, id, { move: 'establish', reason: '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(moveIdea(deps, owner, id, { move: 'drop', reason: '' })).rejects.toMatchObject({
      details: { reason: 'reason_needed' },
    });
    const guest = await session.join('通りすがり');
    await publishIdea(deps, facilitator, id, { show: true });
    const seen = await getIdea(deps, guest, id);
    expect(seen).toMatchObject({ title: '足湯', status: 'practising', sources: [], steps: [], may: [] });
    expect(seen.owner).toEqual({ person: null, organisation: { id: organisation, name: '架空の湯の会' } });
    expect((await listIdeas(deps, { kind: 'anonymous' }, { status: null, page: 1 })).items).toMatchObject([
      { id, source: null, owners: ['架空の湯の会'] },
    ]);
  });
});

it('takes a title from the first line', () => {
  expect(titleOf('一行目\n二行目')).toBe('一行目');
  expect([...titleOf('雪'.repeat(60))]).toHaveLength(40);
});
