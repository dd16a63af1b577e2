import { listBoardTexts } from '~/domains/boards/search.server';
import { listCollaborationTexts } from '~/domains/collaborations/search.server';
import { listApplicationTexts } from '~/domains/grants/service/search.server';
import { listMapTexts, listPublishedMapTexts } from '~/domains/maps/service/search.server';
import { listTalkTexts } from '~/domains/matching/talks/service/search.server';
import { levelText } from '~/domains/organisations/model/level';
import { listPublishedVisionTexts, listVisionTexts } from '~/domains/visions/service/search.server';
import type { Deps } from '~/platform/deps.server';
import { MOST_SEARCHED_LETTERS, type SearchText, type TextSource } from '~/platform/searched';
import type { SearchTextKind } from '../../../db/types';
import * as repo from './repo/index.server';

type WorkDeps = TextSource & Pick<Deps, 'clock' | 'log'>;

/** A document is read once nobody has written in it for `quiet`, at the latest after `longest`; milliseconds. */
export interface Pace {
  quiet: number;
  longest: number;
  /** Awaited between two pieces of work, so that others can write; answers whether to go on. */
  rest?: () => Promise<boolean>;
}

const READERS: Record<SearchTextKind, (deps: WorkDeps, id: string) => Promise<SearchText[]>> = {
  board: listBoardTexts,
  map: listMapTexts,
  'public-map': listPublishedMapTexts,
  vision: listVisionTexts,
  'public-vision': listPublishedVisionTexts,
  talk: listTalkTexts,
  collaboration: listCollaborationTexts,
  application: listApplicationTexts,
};

/** Kinds of rooms in which texts are found. */
const ROOM_KINDS = ['board', 'map', 'vision', 'application'] as const;
/** Texts written in one transaction: other writers wait no longer than that takes. */
const PIECE = 100;
/** How long a document that could not be read is left alone, in milliseconds. */
const PUT_OFF = 3_600_000;

/**
 * Brings the index up to date with what was written: rooms by the updates that were kept since the last time, the rest by
 * what the database noticed itself. For a thread of its own. Answers how many documents were read. A document that can't
 * be read is logged and tried again later.
 */
export async function bringUpToDate(deps: WorkDeps, pace: Pace): Promise<number> {
  await noticeRooms(deps);
  const due = await repo.listDue(deps.db, deps.clock.now(), pace);
  for (const document of due) {
    try {
      await readAnew(deps, document, pace);
    } catch (error) {
      deps.log.error({ err: error, document: document.document }, 'texts not read for searching');
      await repo.postpone(deps.db, document, deps.clock.now() + PUT_OFF);
    }
    if ((await pace.rest?.()) === false) break;
  }
  return due.length;
}

async function noticeRooms({ db, clock }: WorkDeps): Promise<void> {
  const seq = await repo.readProgress(db);
  const { rooms, last } = await repo.listWrittenRooms(db, seq);
  if (last === seq) return;
  const changed = rooms.flatMap((room) => {
    const at = room.indexOf('-');
    const kind = ROOM_KINDS.find((one) => one === room.slice(0, at));
    return kind ? [{ kind, document: room.slice(at + 1) }] : [];
  });
  await repo.noticeRooms(db, changed, last, clock.now());
}

/** Writes what differs, piece by piece; what is gone first. Stopped half-way it is begun anew the next time. */
async function readAnew(deps: WorkDeps, document: repo.StaleDocument, { rest }: Pace): Promise<void> {
  const { db } = deps;
  const { kind, document: id } = document;
  const texts = (await READERS[kind](deps, id)).flatMap((one) => {
    const text = one.text.trim().slice(0, MOST_SEARCHED_LETTERS);
    return levelText(text) === '' ? [] : [{ ...one, text }];
  });
  const known = await repo.listKnown(db, kind, id);
  const { gone, added } = differenceOf(known, texts);
  for (const piece of inPieces(gone)) {
    await repo.removeTexts(db, piece);
    if ((await rest?.()) === false) return;
  }
  for (const piece of inPieces(added)) {
    await db.transaction().execute((trx) => repo.writeTexts(trx, kind, id, piece));
    if ((await rest?.()) === false) return;
  }
  await repo.settle(db, document);
}

function differenceOf(
  known: readonly repo.KnownText[],
  texts: readonly SearchText[],
): { gone: number[]; added: SearchText[] } {
  const now = new Map(texts.map((text) => [text.object, text]));
  const same = new Set<string>();
  const gone: number[] = [];
  for (const { id, object, part, text, version, within } of known) {
    const is = now.get(object);
    const isSame = is?.text === text && is.part === part && is.within === within;
    if (isSame && (is.version ?? 0) === version) same.add(object);
    else gone.push(id);
  }
  return { gone, added: [...now.values()].filter(({ object }) => !same.has(object)) };
}

function* inPieces<T>(all: readonly T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += PIECE) yield all.slice(at, at + PIECE);
}
