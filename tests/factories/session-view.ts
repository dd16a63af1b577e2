import type { Me, Phase, RoomPerson, RoomView, SessionState, VoteRound } from '~/domains/workshops/model';

/** Beginning of the made-up session, 2026-11-24 10:00 in Japan. */
export const SESSION_START = Date.UTC(2026, 10, 24, 1, 0, 0);

const COLOURS = ['#b3261e', '#0b57d0', '#146c2e', '#8e24aa', '#a14000'];
const FAMILY = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤'];
const GIVEN = ['さくら', '健一', 'ゆき', '大輔', '美咲', '太郎', '和子', '翔'];

export function makePhase(part: Partial<Phase> = {}): Phase {
  return {
    id: 'phs_write',
    position: 0,
    title: '困りごとを書く',
    instruction: '冬の公園で困っていることを、ふせん1枚に1つずつ書いてください。',
    minutes: 25,
    permission: 'write',
    boardId: 'brd_main',
    mapId: null,
    votesEach: 3,
    votesPerNote: 1,
    ...part,
  };
}

/** An agenda of three: write, vote, look. */
export function makeAgenda(): Phase[] {
  return [
    makePhase(),
    makePhase({
      id: 'phs_vote',
      position: 1,
      title: '大事だと思うものを選ぶ',
      instruction: '大事だと思うふせんに投票してください。',
      minutes: 10,
      permission: 'vote',
    }),
    makePhase({
      id: 'phs_share',
      position: 2,
      title: 'みんなで共有する',
      instruction: '選ばれたふせんを一緒に見ながら話しましょう。',
      minutes: 25,
      permission: 'look',
    }),
  ];
}

export function makeMe(part: Partial<Me> = {}): Me {
  return {
    personId: 'gst_me',
    name: '山田はなこ',
    colour: '#0b57d0',
    role: 'participant',
    handRaisedAt: null,
    done: false,
    nameSuggestion: null,
    ...part,
  };
}

/** `count` participants; every ninth hand is up, every third is done, every seventh is away. */
export function makePeople(count: number): RoomPerson[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `gst_${index}`,
    name: `${FAMILY[index % FAMILY.length]}${GIVEN[index % GIVEN.length]}`,
    colour: COLOURS[index % COLOURS.length] ?? '#0b57d0',
    role: 'participant' as const,
    status: 'in' as const,
    online: index % 7 !== 6,
    handRaisedAt: index % 9 === 2 ? SESSION_START + index * 1000 : null,
    done: index % 3 === 0,
  }));
}

export function makeState(part: Partial<SessionState> = {}): SessionState {
  return {
    sessionId: 'ses_1',
    workshopId: 'wks_1',
    workshopTitle: '冬の公園の有効活用',
    title: '第1回',
    status: 'running',
    version: 1,
    phases: makeAgenda(),
    phaseId: 'phs_write',
    phaseStartedAt: SESSION_START,
    timer: { kind: 'running', endsAt: SESSION_START + 25 * 60_000, totalMs: 25 * 60_000 },
    boards: [{ id: 'brd_main', title: '全体のボード', locked: false, lockedObjects: [] }],
    maps: [],
    gather: null,
    follow: null,
    hideCursors: false,
    ...part,
  };
}

export function makeRound(part: Partial<VoteRound> = {}): VoteRound {
  return {
    id: 'vrd_1',
    title: '大事だと思うもの',
    boardId: 'brd_main',
    phaseId: 'phs_vote',
    votesEach: 3,
    votesPerNote: 2,
    openedAt: SESSION_START,
    closedAt: null,
    voters: null,
    results: null,
    ...part,
  };
}

/** A room in the middle of its first phase. */
export function makeRoom(part: Partial<Omit<RoomView, 'kind'>> = {}): RoomView {
  const people = part.people ?? makePeople(5);
  return {
    kind: 'room',
    state: makeState(),
    me: makeMe(),
    people,
    counts: {
      in: people.filter((person) => person.status === 'in').length,
      online: people.filter((person) => person.online).length,
      done: people.filter((person) => person.done).length,
      waiting: people.filter((person) => person.status === 'waiting').length,
    },
    rounds: [],
    myVotes: {},
    proxies: [],
    code: null,
    serverNow: SESSION_START + 60_000,
    ...part,
  };
}
