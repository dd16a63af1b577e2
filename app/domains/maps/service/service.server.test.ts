import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { boardRoom } from '~/domains/boards/policy';
import { addPhase } from '~/domains/workshops/service/agenda.server';
import { goToPhase } from '~/domains/workshops/service/conduct.server';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeSession, type TestSession } from '../../../../tests/factories/workshop';
import { addFeature, readMap, setText } from '../doc';
import { mapRoom } from '../policy';
import { authorizeMapRoom, createMap, getMap, removeMap, setMapLocked } from '../service.server';
import { mergeAround, mergeTables } from './merge.server';
import { makeNoteOfPlace, readLinkedNote, tieNoteToPlace } from './notes.server';
import { listMapsForArea, listPublishedMaps, publishMap, unpublishMap } from './publish.server';

const AREA = '011070-03-01';
let s: TestSession;
let staff: UserPrincipal;
let guest: Principal;
let map: string;
beforeEach(async () => {
  s = await makeSession();
  staff = await makeAccount(s.deps, 'staff');
  guest = await s.join('山田');
  map = await createMap(s.deps, s.facilitator, s.workshopId, { title: '1班', areaCode: AREA });
});
afterEach(async () => s.deps.db.destroy());

const pin = (room: string, text: string, by = 'gst_x') => {
  const writer = { doc: s.rooms.doc(mapRoom(room)), origin: by, by, now: () => 1 };
  return addFeature(writer, { type: 'pin', layer: 'trouble', at: [141.3, 43.07], text });
};
const texts = (room: string) => readMap(s.rooms.doc(mapRoom(room))).features.map((feature) => feature.text);

describe('who may do what on a map', () => {
  const mode = async (principal: Principal) => {
    const answer = await authorizeMapRoom(s.deps)(principal, mapRoom(map));
    return answer.ok ? answer.mode : answer.reason;
  };

  it('is as on boards: the phase, the lock, and who leads', async () => {
    expect(await mode(guest)).toBe('write');
    await setMapLocked(s.deps, s.facilitator, { mapId: map, locked: true });
    expect(await mode(guest)).toBe('read');
    expect(await mode(s.facilitator)).toBe('write');
    await setMapLocked(s.deps, s.facilitator, { mapId: map, locked: false });
    await goToPhase(s.deps, s.facilitator, s.sessionId, { phaseId: s.phases.look });
    expect(await mode(guest)).toBe('read');
  });

  it('keeps others out, and knows no other rooms', async () => {
    expect(await mode({ kind: 'anonymous' })).toBe('unauthenticated');
    expect(await mode(await makeAccount(s.deps, 'member'))).toBe('forbidden');
    expect(await authorizeMapRoom(s.deps)(s.facilitator, 'map-brd_1')).toMatchObject({ reason: 'not_found' });
    await removeMap(s.deps, s.facilitator, map);
    expect(await mode(s.facilitator)).toBe('not_found');
  });

  it('lets only those who lead lock, merge and remove', async () => {
    await expect(setMapLocked(s.deps, guest, { mapId: map, locked: true })).rejects.toThrow('forbidden');
    await expect(removeMap(s.deps, guest, map)).rejects.toThrow('forbidden');
    await expect(mergeTables(s.deps, guest, map)).rejects.toThrow('forbidden');
    await expect(mergeTables(s.deps, s.facilitator, map)).rejects.toThrow('not_merged');
  });

  it('takes no map of another workshop into an agenda', async () => {
    const other = await makeSession({ deps: { db: s.deps.db } });
    const phase = {
      title: '描く',
      instruction: '',
      minutes: 5,
      permission: 'write' as const,
      boardId: null,
      mapId: map,
      votesEach: 1,
      votesPerNote: 1,
    };
    await addPhase(s.deps, s.facilitator, s.sessionId, phase);
    await expect(addPhase(s.deps, other.facilitator, other.sessionId, phase)).rejects.toThrow(
      'board_foreign',
    );
  });
});

describe('the merged map', () => {
  it('is made once for the area and follows the tables', async () => {
    const second = await createMap(s.deps, s.facilitator, s.workshopId, { title: '2班', areaCode: AREA });
    await createMap(s.deps, s.facilitator, s.workshopId, { title: '別の地域', areaCode: '011070-03' });
    const id = pin(map, '歩道が狭い');
    pin(second, '花だん');
    const merged = await mergeAround(s.deps, s.facilitator, { mapId: map, title: 'まとめ' });
    expect(texts(merged).sort()).toEqual(['歩道が狭い', '花だん']);
    setText({ doc: s.rooms.doc(mapRoom(map)), origin: 1, by: 'x', now: () => 1 }, id, '歩道が狭く危ない');
    expect(await mergeAround(s.deps, s.facilitator, { mapId: second, title: 'まとめ' })).toBe(merged);
    expect(texts(merged).sort()).toEqual(['歩道が狭く危ない', '花だん']);
    expect((await getMap(s.deps, s.facilitator, merged)).map.merged_at).toBe(s.deps.clock.now());
  });
});

describe('what the public sees', () => {
  it('is what staff published, without people, until it is withdrawn', async () => {
    pin(map, '坂が凍る', 'gst_secret');
    const merged = await mergeAround(s.deps, s.facilitator, { mapId: map, title: 'まとめ' });
    const anybody: Principal = { kind: 'anonymous' };
    expect(await listMapsForArea(s.deps, anybody, AREA)).toEqual({ published: [], working: [] });
    expect(await listPublishedMaps(s.deps, 5)).toEqual([]);
    await expect(publishMap(s.deps, s.facilitator, merged)).rejects.toThrow('forbidden');
    await expect(publishMap(s.deps, staff, map)).rejects.toThrow('not_merged');
    await publishMap(s.deps, staff, merged);
    pin(merged, 'あとから描いた');
    const seen = await listMapsForArea(s.deps, anybody, AREA);
    expect(seen.published.map((each) => each.content.features.map((feature) => feature.text))).toEqual([
      ['坂が凍る'],
    ]);
    expect(await listPublishedMaps(s.deps, 5)).toMatchObject([{ id: merged, area: { code: AREA } }]);
    expect(JSON.stringify(seen)).not.toContain('gst_secret');
    expect(seen.working).toEqual([]);
    expect((await listMapsForArea(s.deps, guest, AREA)).working).toHaveLength(2);
    await unpublishMap(s.deps, staff, merged);
    expect((await listMapsForArea(s.deps, anybody, AREA)).published).toEqual([]);
    expect(await listPublishedMaps(s.deps, 5)).toEqual([]);
    const audit = await s.deps.db.selectFrom('audit_log').select('action').orderBy('at').execute();
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['maps.published', 'maps.unpublished']),
    );
  });
});

describe('a place and a note', () => {
  const note = (id: string) =>
    s.rooms.doc(boardRoom(s.boardId)).getMap<Map<string, unknown>>('objects').get(id);

  it('belong together, each knowing the other', async () => {
    const feature = pin(map, '街灯が暗い');
    const input = { mapId: map, feature, board: s.boardId };
    const id = await makeNoteOfPlace(s.deps, guest, input);
    expect(note(id)?.get('place')).toEqual({ map, feature });
    expect(String(note(id)?.get('text'))).toBe('街灯が暗い');
    expect(readMap(s.rooms.doc(mapRoom(map))).features[0]?.note).toEqual({ board: s.boardId, object: id });
    expect(await readLinkedNote(s.deps, guest, { mapId: map, feature })).toMatchObject({
      text: '街灯が暗い',
    });
    await expect(makeNoteOfPlace(s.deps, guest, input)).rejects.toThrow('has_note');
    s.rooms.doc(boardRoom(s.boardId)).getMap('objects').delete(id);
    expect(await readLinkedNote(s.deps, guest, { mapId: map, feature })).toMatchObject({ text: null });
  });

  it('are found from the merged map as well, where the note is that of the table’s place', async () => {
    const [lamp, park] = [pin(map, '街灯が暗い'), pin(map, '公園')];
    const id = await makeNoteOfPlace(s.deps, guest, { mapId: map, feature: lamp, board: s.boardId });
    const merged = await mergeAround(s.deps, s.facilitator, { mapId: map, title: 'まとめ' });
    const read = (feature: string) => readLinkedNote(s.deps, guest, { mapId: merged, feature });
    expect(await read(`${map}.${lamp}`)).toMatchObject({
      note: { board: s.boardId, object: id },
      text: '街灯が暗い',
    });
    expect(await read(`${map}.${park}`)).toMatchObject({ note: null, text: null });
    expect(await read('nowhere')).toMatchObject({ note: null });
  });

  it('are one to one: whatever either was tied to before is let go', async () => {
    const [bridge, park] = [pin(map, '橋'), pin(map, '公園')];
    s.addNotes('n1', 'n2');
    const tie = { boardId: s.boardId, object: 'n1', mapId: map, feature: bridge };
    const back = (feature: string) => {
      const found = readMap(s.rooms.doc(mapRoom(map))).features.find(({ id }) => id === feature);
      return found?.note?.object;
    };
    await tieNoteToPlace(s.deps, guest, tie);
    await tieNoteToPlace(s.deps, guest, { ...tie, feature: park });
    expect([note('n1')?.get('place'), back(bridge), back(park)]).toEqual([
      { map, feature: park },
      undefined,
      'n1',
    ]);
    await tieNoteToPlace(s.deps, guest, { ...tie, object: 'n2', feature: park });
    expect([note('n1')?.get('place'), note('n2')?.get('place'), back(park)]).toEqual([
      undefined,
      { map, feature: park },
      'n2',
    ]);
    // Again the same, and back to where nothing is tied any more.
    await tieNoteToPlace(s.deps, guest, { ...tie, object: 'n2', feature: park });
    expect(back(park)).toBe('n2');
    await tieNoteToPlace(s.deps, guest, tie);
    expect([back(bridge), back(park)]).toEqual(['n1', 'n2']);
  });

  it('let go nothing on maps and boards of another workshop', async () => {
    const other = await makeSession({ deps: { db: s.deps.db } });
    const foreign = await createMap(s.deps, other.facilitator, other.workshopId, {
      title: '他',
      areaCode: AREA,
    });
    const theirs = pin(foreign, 'よその橋');
    const here = pin(map, '橋');
    s.addNotes('n1');
    const claimed = { map: foreign, feature: theirs };
    note('n1')?.set('place', claimed);
    const stored = s.rooms.doc(mapRoom(foreign)).getMap<Map<string, unknown>>('features').get(theirs);
    stored?.set('note', { board: s.boardId, object: 'n1' });
    await tieNoteToPlace(s.deps, guest, { boardId: s.boardId, object: 'n1', mapId: map, feature: here });
    expect(stored?.get('note')).toEqual({ board: s.boardId, object: 'n1' });
  });

  it('can be tied afterwards, by those who may write', async () => {
    const feature = pin(map, '橋');
    s.addNotes('n1');
    const tie = { boardId: s.boardId, object: 'n1', mapId: map, feature };
    await tieNoteToPlace(s.deps, guest, tie);
    expect(note('n1')?.get('place')).toEqual({ map, feature });
    await expect(tieNoteToPlace(s.deps, guest, { ...tie, object: 'gone' })).rejects.toThrow('not_found');
    await setMapLocked(s.deps, s.facilitator, { mapId: map, locked: true });
    await expect(tieNoteToPlace(s.deps, guest, tie)).rejects.toThrow('board_read_only');
  });
});
