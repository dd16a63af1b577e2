import * as Y from 'yjs';
import content from '../../../db/seeds/demo-notes.json';
import type { Draft, Writer } from './doc';
import { addObjects, createBoardDoc } from './doc';
import type { Colour, IslandPlan, Point, Size, Stamp } from './model';
import {
  COLOURS,
  GROUP_PADDING,
  GROUP_TITLE_HEIGHT,
  ISLAND_GAP,
  layOutIslands,
  NOTE_SIZE,
  penFromPoints,
  STAMPS,
} from './model';

export interface DemoBoard {
  /** The document as one Yjs update. */
  update: Uint8Array;
  /** Its notes in reading order within each island, for votes and the like. */
  notes: { id: string; text: string; by: string }[];
}

interface IslandContent {
  /** Null for notes that lie by themselves. */
  title: string | null;
  colour: string;
  columns?: number;
  notes: string[];
  islands?: IslandContent[];
}

const FRAME_PADDING = 64;
const FRAME_TITLE = 88;
const FRAME_GAP = 200;
const ROW_GAP = 72;
/** What people write is spread over this long before `now`, in milliseconds. */
const SESSION = 45 * 60_000;

/**
 * The board of the demo workshop 冬の公園の有効活用, written by `people` (person ids, at least one) in the
 * three quarters of an hour before `now`.
 */
export function buildDemoBoard(people: readonly string[], now: number): DemoBoard {
  const doc = createBoardDoc();
  const writer: Writer = { doc, origin: null, by: people[0] ?? 'import', now: () => now };
  const plan = new DemoPlan(people, now);
  addObjects(writer, plan.drafts());
  return { update: Y.encodeStateAsUpdate(doc), notes: plan.notes };
}

/** Turns the content into drafts: frames side by side, rows of islands in them, then what is drawn on top. */
class DemoPlan {
  readonly notes: DemoBoard['notes'] = [];
  private readonly frames: Draft[] = [];
  private readonly groups: Draft[] = [];
  private readonly papers: Draft[] = [];
  private readonly placed = new Map<string, { id: string; at: Point }>();
  private ids = 0;

  constructor(
    private readonly people: readonly string[],
    private readonly now: number,
  ) {}

  drafts(): Draft[] {
    const height = Math.max(...content.frames.map(({ rows }) => rowsHeight(rows, ROW_GAP)));
    let x = 0;
    for (const frame of content.frames) x += this.frame(frame, x, height) + FRAME_GAP;
    return [
      ...this.frames,
      ...this.groups,
      ...this.papers,
      ...heading(),
      ...this.connectors(),
      ...this.stamps(),
    ];
  }

  private nextId(): string {
    this.ids += 1;
    return `obj_demo${String(this.ids).padStart(3, '0')}`;
  }

  /** Adds a frame with its rows, spread over the height, each over the width of the widest; returns its width. */
  private frame(
    { title, rows }: { title: string; rows: IslandContent[][] },
    x: number,
    height: number,
  ): number {
    const width = Math.max(...rows.map((row) => rowWidth(row.map(sizeOf), ISLAND_GAP)));
    const gap = (height - rowsHeight(rows, 0)) / Math.max(1, rows.length - 1);
    let top = FRAME_TITLE;
    for (const row of rows) {
      this.row(row, [x + FRAME_PADDING, top], width);
      top += rowHeight(row) + gap;
    }
    const size: Size = [width + 2 * FRAME_PADDING, FRAME_TITLE + height + FRAME_PADDING];
    this.frames.push({ id: this.nextId(), type: 'frame', at: [x, 0], size, colour: 'white', text: title });
    return size[0];
  }

  private row(row: readonly IslandContent[], [x, y]: Point, width: number): void {
    const gap = (width - rowWidth(row.map(sizeOf), 0)) / Math.max(1, row.length - 1);
    let left = x;
    for (const island of row) {
      this.island(island, [left, y]);
      left += sizeOf(island)[0] + gap;
    }
  }

  private island(island: IslandContent, at: Point): void {
    const plan = planOf(island);
    const wrapped: IslandPlan<string> = island.title === null ? plan : { notes: [], islands: [plan] };
    // Notes that lie by themselves stand level with those inside the islands beside them.
    const drop = island.title === null ? GROUP_PADDING + GROUP_TITLE_HEIGHT : 0;
    const layout = layOutIslands(wrapped, [at[0], at[1] + drop], Number.POSITIVE_INFINITY);
    const add = (part: IslandContent, own: IslandPlan<string>, around: string | null) => {
      const group =
        part.title === null ? null : this.group(part.title, part.colour, layout.islands.get(own), around);
      for (const text of part.notes) this.note(text, part.colour, layout.notes.get(text) ?? at, group);
      part.islands?.forEach((inner, i) => {
        const innerPlan = own.islands[i];
        if (innerPlan !== undefined) add(inner, innerPlan, group);
      });
    };
    add(island, plan, null);
  }

  private group(title: string, colour: string, at: Point = [0, 0], around: string | null): string {
    const id = this.nextId();
    this.groups.push({ id, type: 'group', at, colour: colourOf(colour), text: title, group: around });
    this.placed.set(title, { id, at });
    return id;
  }

  private note(text: string, colour: string, at: Point, group: string | null): void {
    const id = this.nextId();
    const turn = this.notes.length;
    const by = this.people[(turn * 5 + Math.floor(turn / 7)) % this.people.length] ?? 'import';
    const createdAt = this.now - SESSION + turn * 40_000;
    const tags = Object.entries(content.tags).flatMap(([tag, texts]) => (texts.includes(text) ? [tag] : []));
    this.papers.push({
      id,
      type: 'note',
      at,
      size: NOTE_SIZE,
      colour: colourOf(colour),
      text,
      group,
      by,
      createdAt,
      tags,
    });
    this.placed.set(text, { id, at });
    this.notes.push({ id, text, by });
  }

  private connectors(): Draft[] {
    return content.connectors.map(({ from, to, text }) => ({
      id: this.nextId(),
      type: 'connector',
      from: { object: this.placed.get(from)?.id ?? '' },
      to: { object: this.placed.get(to)?.id ?? '' },
      arrow: 'end',
      colour: 'grey',
      text,
    }));
  }

  private stamps(): Draft[] {
    return content.stamps.map(({ note, stamp }) => {
      const [x, y] = this.placed.get(note)?.at ?? [0, 0];
      const at: Point = [x + NOTE_SIZE[0] - 52, y + NOTE_SIZE[1] - 52];
      return { id: this.nextId(), type: 'stamp', at, size: [44, 44], stamp: stampOf(stamp) };
    });
  }
}

/** Title and question above the frames, underlined by hand; the frames' own titles stay legible below them from afar. */
function heading(): Draft[] {
  const wave = Array.from({ length: 60 }, (_, i): Point => [8 + i * 16, -242 + Math.sin(i / 3) * 8 - i / 10]);
  const line = penFromPoints(wave, 6);
  return [
    { type: 'label', at: [0, -370], size: [1000, 116], colour: 'blue', text: content.title, fontSize: 88 },
    { type: 'label', at: [0, -202], size: [1700, 60], colour: 'grey', text: content.question, fontSize: 40 },
    ...(line === null ? [] : [{ type: 'pen' as const, colour: 'orange' as const, ...line }]),
  ];
}

function planOf({ notes, islands = [], columns }: IslandContent): IslandPlan<string> {
  return { notes, islands: islands.map(planOf), ...(columns === undefined ? {} : { columns }) };
}

/** Size an island takes, its box included. */
function sizeOf(island: IslandContent): Size {
  const plan = planOf(island);
  if (island.title !== null) {
    return layOutIslands({ notes: [], islands: [plan] }, [0, 0], Number.POSITIVE_INFINITY).size;
  }
  const [width, height] = layOutIslands(plan, [0, 0]).size;
  return [width, height + GROUP_PADDING + GROUP_TITLE_HEIGHT];
}

function rowWidth(sizes: readonly Size[], gap: number): number {
  return sizes.reduce((sum, [width]) => sum + width, 0) + gap * (sizes.length - 1);
}

function rowHeight(row: readonly IslandContent[]): number {
  return Math.max(...row.map((island) => sizeOf(island)[1]));
}

function rowsHeight(rows: readonly IslandContent[][], gap: number): number {
  return rows.reduce((sum, row) => sum + rowHeight(row), 0) + gap * (rows.length - 1);
}

function colourOf(name: string): Colour {
  return COLOURS.find((colour) => colour === name) ?? 'yellow';
}

function stampOf(name: string): Stamp {
  return STAMPS.find((stamp) => stamp === name) ?? 'star';
}
