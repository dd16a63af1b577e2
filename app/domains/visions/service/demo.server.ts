import type { UserPrincipal } from '~/domains/accounts/model';
import { findArea } from '~/domains/areas/service.server';
import { addObject } from '~/domains/boards/doc';
import { NOTE_SIZE } from '~/domains/boards/model';
import { boardRoom } from '~/domains/boards/policy';
import { listBoardSummaries } from '~/domains/boards/service.server';
import { listAuthors } from '~/domains/workshops/service/people.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import content from '../../../../db/seeds/demo-visions.json';
import { addRemark, addThread } from '../comments';
import { readBody, writeBody } from '../doc';
import { type BlockNode, type Citation, type InlineNode, inlineNodes, type ListNode } from '../model';
import { visionRoom } from '../policy';
import { listVisions } from '../repo.server';
import { searchSources } from './sources.server';
import { agreeOnVision, publishVision } from './steps.server';
import { keepVersion } from './versions.server';
import { createVision } from './visions.server';

const DAY = 86_400_000;
/** The demo's area session: its notes and places are what the draft cites. */
const WORKSHOP_TITLE = '地域カルテ・マップ 二十四軒';

/**
 * Makes a draft vision of the 二十四軒連合町内会 with citations, a comment and two versions, and a public one of
 * もみじ台. Does nothing when there is a vision, or the areas are not there.
 */
export async function seedDemoVisions(
  deps: Deps,
  people: { staff: UserPrincipal; facilitator: UserPrincipal },
): Promise<void> {
  if ((await listVisions(deps.db)).length > 0) return;
  if (!(await findArea(deps, content.nijuyonken.area))) return;
  await seedDraft(deps, people.facilitator);
  await seedPublic(deps, people);
}

async function seedDraft(deps: Deps, facilitator: UserPrincipal): Promise<void> {
  const programmes = await listProgrammesWithWorkshops(deps, facilitator);
  const workshop = programmes
    .flatMap((programme) => programme.workshops)
    .find((one) => one.title === WORKSHOP_TITLE);
  const { area, title, first, second, comment } = content.nijuyonken;
  const input = { title, areaCode: area, workshopId: workshop?.id ?? null };
  const id = await createVision(deps, facilitator, input, 'ja');
  if (workshop) await seedNotes(deps, workshop.id);
  const cite = async (words: string) => (await searchSources(deps, facilitator, id, words))[0] ?? null;
  const room = visionRoom(id);
  await writeText(deps, room, facilitator, await blocksOf(first, cite));
  await keepVersion(deps, facilitator, id, '第1回の話し合いのあと');
  await writeText(deps, room, facilitator, await blocksOf(second, cite));
  await keepVersion(deps, facilitator, id, '第2回、取り組みを三つにまとめた');
  const now = deps.clock.now();
  await deps.rooms.edit(room, facilitator.userId, (doc) => {
    const author = { id: 'import', name: '田村（町内会）' };
    const thread = addThread(doc, author, { quote: comment.on, text: comment.text, at: now - DAY });
    addRemark(doc, thread, { id: facilitator.userId, name: facilitator.name }, comment.reply, now - DAY / 2);
    writeBody(doc, commented(readBody(doc), comment.on, thread));
  });
}

/** Notes from the talk about the map, on the first board of the session. */
async function seedNotes(deps: Deps, workshopId: string): Promise<void> {
  const [board] = await listBoardSummaries(deps, workshopId);
  if (!board) return;
  const people = Object.keys(await listAuthors(deps, workshopId)).filter((id) => id.startsWith('gst_'));
  await deps.rooms.edit(boardRoom(board.id), 'import', (doc) => {
    for (const [i, text] of content.nijuyonken.notes.entries()) {
      const by = people[i % Math.max(1, people.length)] ?? 'import';
      const writer = { doc, origin: null, by, now: () => deps.clock.now() - 6 * DAY };
      const at = [(i % 4) * 240, Math.floor(i / 4) * 240] as const;
      addObject(writer, { type: 'note', at, size: NOTE_SIZE, colour: 'yellow', text });
    }
  });
}

async function seedPublic(
  deps: Deps,
  people: { staff: UserPrincipal; facilitator: UserPrincipal },
): Promise<void> {
  const { area, title, meeting, text } = content.momijidai;
  const id = await createVision(deps, people.facilitator, { title, areaCode: area, workshopId: null }, 'ja');
  await writeText(deps, visionRoom(id), people.facilitator, await blocksOf(text, async () => null));
  await agreeOnVision(deps, people.facilitator, id, { day: dayOf(deps.clock.now() - 40 * DAY), meeting });
  await publishVision(deps, people.staff, id);
}

function writeText(deps: Deps, room: string, by: UserPrincipal, blocks: BlockNode[]): Promise<void> {
  return deps.rooms.edit(room, by.userId, (doc) => {
    writeBody(doc, blocks);
  });
}

type Cite = (words: string) => Promise<Citation | null>;

/** Reads the lines of the seed: `##`, `###`, `-`, `1.`, `**bold**` and `[note that is cited]`. */
async function blocksOf(lines: readonly string[], cite: Cite): Promise<BlockNode[]> {
  const blocks: BlockNode[] = [];
  for (const line of lines) {
    const [, mark = '', rest = ''] = /^(### |## |- |\d\. )?(.*)$/.exec(line) ?? [];
    const inline = await inlineOf(rest, cite);
    if (mark.startsWith('#')) {
      blocks.push({ type: 'heading', level: mark === '## ' ? 2 : 3, content: inline });
      continue;
    }
    const paragraph: BlockNode = { type: 'paragraph', content: inline };
    if (mark === '') blocks.push(paragraph);
    else addItem(blocks, mark === '- ' ? 'bulletList' : 'orderedList', paragraph);
  }
  return blocks;
}

function addItem(blocks: BlockNode[], type: ListNode['type'], paragraph: BlockNode): void {
  const last = blocks[blocks.length - 1];
  const item = { type: 'listItem' as const, content: [paragraph] };
  if (last?.type === type) last.content.push(item);
  else blocks.push({ type, content: [item] });
}

async function inlineOf(text: string, cite: Cite): Promise<InlineNode[]> {
  const nodes: InlineNode[] = [];
  for (const part of text.split(/(\*\*[^*]+\*\*|\[[^\]]+\])/)) {
    if (part === '') continue;
    if (part.startsWith('**')) nodes.push({ type: 'text', text: part.slice(2, -2), bold: true });
    else if (part.startsWith('[')) {
      const cites = await cite(part.slice(1, -1));
      if (cites) nodes.push({ type: 'citation', cites });
    } else nodes.push({ type: 'text', text: part });
  }
  return nodes;
}

/** The text with a thread of comments on the words `quote`. */
function commented(blocks: BlockNode[], quote: string, thread: string): BlockNode[] {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue;
    block.content = [...inlineNodes([block])].flatMap((node): InlineNode[] => {
      const at = node.type === 'text' ? node.text.indexOf(quote) : -1;
      if (node.type !== 'text' || at < 0) return [node];
      const pieces: InlineNode[] = [
        { ...node, text: node.text.slice(0, at) },
        { ...node, text: quote, comment: thread },
        { ...node, text: node.text.slice(at + quote.length) },
      ];
      return pieces.filter((piece) => piece.type !== 'text' || piece.text !== '');
    });
  }
  return blocks;
}
