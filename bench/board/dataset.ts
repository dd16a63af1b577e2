import * as Y from 'yjs';
import { addObjects, createBoardDoc, type Draft } from '../../app/domains/boards/doc';
import { COLOURS, NOTE_SIZE } from '../../app/domains/boards/model';

const TEXTS = [
  '雪かきを手伝ってくれる若い人がいない',
  '冬でも子どもが遊べる公園にしたい',
  'ベンチで休めるように除雪してほしい',
  '町内会の役員が高齢になっている',
  '歩くスキーのコースを作る',
  '商店街と学校で雪あかりを並べる',
  'ソリ遊びの丘がほしい。貸し出し用のソリも置く',
  '公園のトイレが冬は閉まっている',
  '高校生ボランティアに声をかける',
  'NPOと町内会が一緒に企画する',
  'Wi-Fi とあたたかい飲みもの',
  '防災訓練を冬にもやる。炊き出しもその場で試す',
];

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface BenchNote {
  x: number;
  y: number;
  w: number;
  h: number;
  text: string;
  colour: (typeof COLOURS)[number];
}

/** A wall of notes, a little untidy, as after a very large workshop. The same for every candidate. */
export function benchNotes(count: number): BenchNote[] {
  const next = random(20_261_124);
  const columns = Math.ceil(Math.sqrt(count * 0.8));
  return Array.from({ length: count }, (_, i) => ({
    x: (i % columns) * 232 + Math.round(next() * 16),
    y: Math.floor(i / columns) * 172 + Math.round(next() * 16),
    w: NOTE_SIZE[0],
    h: NOTE_SIZE[1],
    text: TEXTS[Math.floor(next() * TEXTS.length)] ?? '',
    colour: COLOURS[Math.floor(next() * 7)] ?? 'yellow',
  }));
}

/** The same notes as the update bytes a server sends. */
export function boardUpdate(notes: readonly BenchNote[]): Uint8Array {
  const doc = createBoardDoc();
  const drafts = notes.map(
    ({ x, y, w, h, text, colour }): Draft => ({ type: 'note', at: [x, y], size: [w, h], text, colour }),
  );
  addObjects({ doc, origin: 'bench', by: 'import', now: () => 0 }, drafts);
  return Y.encodeStateAsUpdate(doc);
}
