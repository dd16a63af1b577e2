import type { Principal, UserPrincipal } from '~/domains/accounts/model';
import { listAreas } from '~/domains/areas/service.server';
import type { Permission } from '~/domains/workshops/model';
import { addPhase } from '~/domains/workshops/service/agenda.server';
import { setTimer, startSession } from '~/domains/workshops/service/conduct.server';
import { joinSession } from '~/domains/workshops/service/join.server';
import { createWorkshop, getPlan } from '~/domains/workshops/service/plan.server';
import { createProgramme, listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import demo from '../../../../db/seeds/demo-map.json';
import { addFeature, stampSchema } from '../doc';
import type { LngLat } from '../model';
import { mapRoom } from '../policy';
import { createMap } from '../service.server';
import { mergeTables } from './merge.server';

const PROGRAMME = '地域カルテ・マップ活用';
const WORKSHOP = '地域カルテ・マップ 二十四軒';
const AREA = '二十四軒';
const DAY = 86_400_000;
const MINUTE = 60_000;
/** Metres of a degree of latitude, and of longitude at Sapporo. */
const METRES = { lat: 111_200, lng: 81_250 } as const;

interface DemoFeature {
  kind: string;
  layer: string;
  /** Metres east and north of the middle of the area. */
  at: number[][];
  who: number;
  text: string;
}

/**
 * Makes the demo's area session: a workshop with a map for each of three tables, drawn by different people, and
 * the map they are brought together in. Does nothing when its programme is there, or without the area.
 */
export async function seedDemoMaps(
  deps: Deps,
  leads: { staff: UserPrincipal; facilitator: UserPrincipal },
): Promise<void> {
  if ((await listProgrammesWithWorkshops(deps, leads.staff)).some(({ name }) => name === PROGRAMME)) return;
  const areas = await listAreas(deps, { kind: 'rengo' });
  const area =
    areas.find(({ name }) => name.startsWith(AREA)) ?? areas.find(({ name }) => name.includes(AREA));
  if (!area?.middle) return;
  // A week ago, so that the workshop in progress stays the latest.
  const past: Deps = { ...deps, clock: { now: () => deps.clock.now() - 7 * DAY } };
  const { facilitator } = leads;
  const { workshopId, sessionId, code } = await planWorkshop(past, leads);
  const maps: string[] = [];
  for (const { title } of demo.tables) {
    maps.push(await createMap(past, facilitator, workshopId, { title, areaCode: area.code }));
  }
  const merged = await createMap(past, facilitator, workshopId, {
    title: 'まとめの地図（二十四軒）',
    areaCode: area.code,
    kind: 'merged',
  });
  await planAgenda(past, facilitator, sessionId, { first: maps[0] ?? merged, merged });
  for (const [index, table] of demo.tables.entries()) {
    const people = await comeIn(past, code, table.people);
    await draw(past, maps[index] ?? '', { features: table.features, people, middle: area.middle });
  }
  await mergeTables(past, facilitator, merged);
  await startSession(deps, facilitator, sessionId);
  // Standing still, so that whoever opens the demo later finds time left.
  await setTimer(deps, facilitator, sessionId, { do: 'pause' });
}

async function planWorkshop(
  deps: Deps,
  { staff, facilitator }: { staff: UserPrincipal; facilitator: UserPrincipal },
) {
  const programmeId = await createProgramme(deps, staff, {
    name: PROGRAMME,
    description:
      '地域カルテで人口や施設のこれからを確かめ、地図に「よいところ・困りごと・こうしたい・資源」を書き込み、地域まちづくりビジョンにまとめます。',
    fiscalYear: fiscalYearOf(dayOf(deps.clock.now())),
  });
  const workshopId = await createWorkshop(
    deps,
    facilitator,
    {
      programmeId,
      title: WORKSHOP,
      description:
        '二十四軒連合町内会のみなさんと、まちを歩いて気づいたことを3つの班で地図に描き、1枚にまとめます。',
      templateId: '',
    },
    'ja',
  );
  const [session] = (await getPlan(deps, facilitator, workshopId)).sessions;
  if (!session) throw new Error('the demo workshop has no session');
  return { workshopId, sessionId: session.id, code: session.code };
}

async function planAgenda(
  deps: Deps,
  facilitator: Principal,
  sessionId: string,
  { first, merged }: { first: string; merged: string },
): Promise<void> {
  const add = (
    title: string,
    instruction: string,
    minutes: number,
    permission: Permission,
    mapId: string | null,
  ) =>
    addPhase(deps, facilitator, sessionId, {
      title,
      instruction,
      minutes,
      permission,
      boardId: null,
      mapId,
      votesEach: 3,
      votesPerNote: 1,
    });
  await add(
    '地図に描く',
    '自分の班の地図を上で選び、歩いて気づいたことを描いてください。',
    40,
    'write',
    first,
  );
  await add('まとめを見る', '3つの班の地図を1枚にしました。気づいたことを話しましょう。', 20, 'look', merged);
  await add('みんなで足す', 'まとめの地図に、足りないことを足してください。', 20, 'write', merged);
}

async function comeIn(deps: Deps, code: string, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const anonymous: Principal = { kind: 'anonymous' };
    ids.push((await joinSession(deps, anonymous, { code, name, connectionKey: `demo-${name}` })).personId);
  }
  return ids;
}

async function draw(
  deps: Deps,
  mapId: string,
  {
    features,
    people,
    middle,
  }: { features: readonly DemoFeature[]; people: readonly string[]; middle: { lat: number; lng: number } },
): Promise<void> {
  const begun = deps.clock.now();
  const place = ([east = 0, north = 0]: readonly number[]): LngLat => [
    middle.lng + east / METRES.lng,
    middle.lat + north / METRES.lat,
  ];
  await deps.rooms.edit(mapRoom(mapId), 'import', (doc) => {
    stampSchema(doc);
    const writer = { doc, origin: 'import', by: 'import', now: () => begun };
    for (const [index, { kind, layer, at, who, text }] of features.entries()) {
      const given = { layer, text, by: people[who] ?? 'import', createdAt: begun + index * MINUTE };
      const points = at.map(place);
      const [first] = points;
      if (kind === 'line' || kind === 'area') addFeature(writer, { ...given, type: kind, points });
      else if (first) addFeature(writer, { ...given, type: kind === 'text' ? 'text' : 'pin', at: first });
    }
  });
}
