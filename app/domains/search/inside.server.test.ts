import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANONYMOUS, type Principal, type UserPrincipal } from '~/domains/accounts/model';
import { seedDemoAreas } from '~/domains/areas/service.server';
import { addObject } from '~/domains/boards/doc';
import { boardRoom } from '~/domains/boards/policy';
import { removeBoard } from '~/domains/boards/service.server';
import { addFeature } from '~/domains/maps/doc';
import { mapRoom } from '~/domains/maps/policy';
import { publishMap, unpublishMap } from '~/domains/maps/service/publish.server';
import { createMap } from '~/domains/maps/service.server';
import { writeBody } from '~/domains/visions/doc';
import { visionRoom } from '~/domains/visions/policy';
import { agreeOnVision, publishVision, withdrawVision } from '~/domains/visions/service/steps.server';
import { createVision } from '~/domains/visions/service/visions.server';
import { removePerson } from '~/domains/workshops/service/people.server';
import { makeAccount } from '../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../tests/factories/workshop';
import type { SearchKind } from './model';
import { searchEverything } from './service.server';
import { bringUpToDate } from './work.server';

const AREA = '011070-03-01';
const AT_ONCE = { quiet: 0, longest: 0 };
let s: TestSession;
let staff: UserPrincipal;
beforeEach(async () => {
  s = await makeSession();
  staff = await makeAccount(s.deps, 'staff');
});
afterEach(() => s.deps.db.destroy());

const write = (text: string, type: 'note' | 'group' | 'label' = 'note', board = s.boardId) => {
  const writer = { doc: s.rooms.doc(boardRoom(board)), origin: null, by: 'gst_x', now: () => 1 };
  const place = { at: [0, 0] as [number, number], colour: 'yellow' as const, text };
  if (type === 'group') return addObject(writer, { type, ...place });
  if (type === 'label') return addObject(writer, { type, ...place, size: [200, 40], fontSize: 20 });
  return addObject(writer, { type, ...place, size: [200, 200] });
};
const pin = (map: string, text: string) => {
  const writer = { doc: s.rooms.doc(mapRoom(map)), origin: 'gst_x', by: 'gst_x', now: () => 1 };
  return addFeature(writer, { type: 'pin', layer: 'good', at: [141.3, 43.07], text });
};

/** What the store does when it commits what somebody wrote. */
async function committed(room: string): Promise<void> {
  const at = s.deps.clock.now();
  await s.deps.db
    .insertInto('room_updates')
    .values({ room, bytes: new Uint8Array([0, 0]), person: 'gst_x', at })
    .execute();
}
const index = (pace = AT_ONCE) => bringUpToDate(s.deps, pace);
async function onBoard(): Promise<void> {
  await committed(boardRoom(s.boardId));
  await index();
}
const hitsOf = async (principal: Principal, kind: SearchKind, words: string) => {
  const { groups } = await searchEverything(s.deps, principal, words);
  return groups.find((group) => group.kind === kind)?.hits ?? [];
};
const linksOf = async (principal: Principal, kind: SearchKind, words: string) =>
  (await hitsOf(principal, kind, words)).map(({ to }) => to);

describe('what is written on a board', () => {
  it('is found by one letter, two, and other writings, with a way to the very note', async () => {
    const note = write('ゆき・雪の公園で、ﾊﾟﾝを焼く');
    const group = write('公園の冬', 'group');
    const label = write('大きなカブ', 'label');
    await onBoard();
    const to = (id: string) => `/boards/${s.boardId}?object=${id}`;
    expect(await linksOf(s.facilitator, 'notes', '雪')).toEqual([to(note)]);
    expect(await linksOf(s.facilitator, 'notes', '公園')).toEqual([to(group), to(note)]);
    expect(await linksOf(s.facilitator, 'notes', '焼く パン')).toEqual([to(note)]);
    expect(await linksOf(s.facilitator, 'notes', 'かぶ')).toEqual([to(label)]);
    expect(await linksOf(s.facilitator, 'notes', '公雪')).toEqual([]);
    const [hit] = await hitsOf(s.facilitator, 'notes', 'パン');
    expect(hit).toMatchObject({ part: 'note', note: [{ text: expect.stringContaining('冬の公園') }] });
    expect(hit?.title).toEqual([
      { text: 'ゆき・雪の公園で、', isMarked: false },
      { text: 'ﾊﾟﾝ', isMarked: true },
      { text: 'を焼く', isMarked: false },
    ]);
  });

  it('is found by those who may open that board only', async () => {
    write('ほたるの川');
    await onBoard();
    const inside = await s.join('山田');
    const elsewhere = await (await makeSession({ deps: { db: s.deps.db } })).join('鈴木');
    for (const someone of [s.facilitator, staff, inside])
      expect(await linksOf(someone, 'notes', 'ほたる')).toHaveLength(1);
    const stranger = await makeAccount(s.deps, 'facilitator');
    for (const someone of [elsewhere, stranger, ANONYMOUS])
      expect(await linksOf(someone, 'notes', 'ほたる')).toEqual([]);
    await removePerson(s.deps, s.facilitator, s.sessionId, inside.guestId);
    expect(await linksOf(inside, 'notes', 'ほたる')).toEqual([]);
  });

  it('is no longer found when it was deleted or said otherwise', async () => {
    const gone = write('取り消した話');
    const changed = write('はじめの話');
    await onBoard();
    const objects = s.rooms.doc(boardRoom(s.boardId)).getMap('objects');
    objects.delete(gone);
    objects.delete(changed);
    write('あとの話');
    await onBoard();
    expect(await linksOf(staff, 'notes', '取り消した')).toEqual([]);
    expect(await linksOf(staff, 'notes', 'はじめ')).toEqual([]);
    expect(await linksOf(staff, 'notes', 'あとの話')).toHaveLength(1);
    expect(await s.deps.db.selectFrom('search_words').select('rowid').execute()).toHaveLength(1);
  });

  it('goes with its board, also when the board is deleted while it is read', async () => {
    write('ほたる');
    await onBoard();
    await removeBoard(s.deps, s.facilitator, s.boardId);
    const left = () => s.deps.db.selectFrom('search_texts').selectAll().where('kind', '=', 'board').execute();
    expect(await left()).toEqual([]);
    await onBoard();
    expect(await left()).toEqual([]);
  });

  it('waits until nobody writes, but not for ever', async () => {
    const pace = { quiet: 4_000, longest: 60_000 };
    await index();
    write('ほたる');
    const seen = async () => (await linksOf(staff, 'notes', 'ほたる')).length;
    for (let second = 0; second < 57; second += 3) {
      await committed(boardRoom(s.boardId));
      await index(pace);
      s.deps.clock.advance(3_000);
    }
    expect(await seen()).toBe(0);
    s.deps.clock.advance(3_000);
    await committed(boardRoom(s.boardId));
    await index(pace);
    expect(await seen()).toBe(1);
    await index(pace);
    write('かわせみ');
    await committed(boardRoom(s.boardId));
    await index(pace);
    expect(await linksOf(staff, 'notes', 'かわせみ')).toEqual([]);
    s.deps.clock.advance(4_000);
    await index(pace);
    expect(await linksOf(staff, 'notes', 'かわせみ')).toHaveLength(1);
  });

  it('is caught up with when it was written before anybody looked, and read once', async () => {
    write('前からある付箋');
    await committed(boardRoom(s.boardId));
    await committed('nothing-nth_1');
    expect(await linksOf(staff, 'notes', '付箋')).toEqual([]);
    await index();
    expect(await linksOf(staff, 'notes', '付箋')).toHaveLength(1);
    expect(await index()).toBe(0);
  });

  it('is shown in part, with how many there are and a way to more of them', async () => {
    for (let at = 0; at < 320; at++) write(`雪かき${at}`);
    write('除雪');
    await onBoard();
    const { groups, total } = await searchEverything(s.deps, staff, '雪');
    expect(groups).toMatchObject([
      { kind: 'notes', total: 300, isMore: true, all: '/search?q=%E9%9B%AA&kind=notes' },
    ]);
    expect(total).toBe(300);
    expect(groups[0]?.hits).toHaveLength(10);
    const alone = await searchEverything(s.deps, staff, '雪', 'notes');
    expect(alone.groups).toMatchObject([{ kind: 'notes', all: null }]);
    expect(alone.groups[0]?.hits).toHaveLength(100);
    expect((await searchEverything(s.deps, staff, '雪', 'cases')).groups).toEqual([]);
  });
});

describe('places on a map', () => {
  it('are found by who may open the map, and by everybody while it is public', async () => {
    await seedDemoAreas(s.deps);
    const input = { title: 'まとめ', areaCode: AREA, kind: 'merged' as const };
    const map = await createMap(s.deps, s.facilitator, s.workshopId, input);
    const place = pin(map, '日だまりのベンチ');
    await committed(mapRoom(map));
    await index();
    const own = [`/maps/${map}?feature=${place}`];
    expect(await linksOf(s.facilitator, 'places', 'ベンチ')).toEqual(own);
    expect(await linksOf(ANONYMOUS, 'places', 'ベンチ')).toEqual([]);
    await publishMap(s.deps, staff, map);
    await index();
    expect(await linksOf(ANONYMOUS, 'places', 'べんち')).toEqual([`/areas/${AREA}/map`]);
    expect(await linksOf(s.facilitator, 'places', 'ベンチ')).toEqual(own);
    pin(map, '秘密のベンチ');
    await committed(mapRoom(map));
    await index();
    expect(await linksOf(ANONYMOUS, 'places', '秘密')).toEqual([]);
    await unpublishMap(s.deps, staff, map);
    expect(await linksOf(ANONYMOUS, 'places', 'ベンチ')).toEqual([]);
  });
});

describe('clauses of a vision', () => {
  it('are found in the draft by who may read it, by everybody once they are public', async () => {
    await seedDemoAreas(s.deps);
    const input = { title: '二十四軒ビジョン', areaCode: AREA, workshopId: s.workshopId };
    const id = await createVision(s.deps, s.facilitator, input, 'ja');
    const say = (text: string) =>
      s.deps.rooms.edit(visionRoom(id), 'usr_x', (doc) =>
        writeBody(doc, [{ type: 'paragraph', content: [{ type: 'text', text }] }]),
      );
    await say('ほたるの川を残します');
    await committed(visionRoom(id));
    await index();
    const found = (who: Principal, words: string) => linksOf(who, 'clauses', words);
    expect(await found(s.facilitator, 'ほたる')).toEqual([`/visions/${id}`]);
    expect(await found(await s.join('山田'), 'ほたる')).toHaveLength(1);
    expect(await found(ANONYMOUS, 'ほたる')).toEqual([]);
    await agreeOnVision(s.deps, s.facilitator, id, { day: '2026-11-20', meeting: '役員会' });
    await publishVision(s.deps, staff, id);
    await index();
    expect(await found(ANONYMOUS, '蛍')).toEqual([]);
    expect(await found(ANONYMOUS, 'ホタル')).toEqual([`/visions/${id}`]);
    expect(await found(s.facilitator, 'ホタル')).toEqual([`/visions/${id}`]);
    await withdrawVision(s.deps, staff, id, '書き直します');
    expect(await found(ANONYMOUS, 'ほたる')).toEqual([]);
    expect(await found(s.facilitator, 'ほたる')).toEqual([`/visions/${id}`]);
  });
});
