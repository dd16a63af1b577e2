import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { IN_PUBLIC, type SearchText, type TextSource, thoseOpen } from '~/platform/searched';
import { readBody } from '../doc';
import { type BlockNode, inlineNodes } from '../model';
import { visionRoom } from '../policy';
import * as repo from '../repo.server';
import { requireVision } from './access.server';
import { keptText } from './reading.server';

/** The draft of a vision, clause by clause; nothing when there is no such vision. For the index only: asks nobody. */
export async function listVisionTexts(deps: TextSource, visionId: string): Promise<SearchText[]> {
  if (!(await repo.findVision(deps.db, visionId))) return [];
  return clausesOf(await deps.rooms.read(visionRoom(visionId), readBody), visionId);
}

/** The same of the version that everybody may read; nothing when none is public. */
export async function listPublishedVisionTexts(
  deps: Pick<Deps, 'db'>,
  visionId: string,
): Promise<SearchText[]> {
  const version = (await repo.findVision(deps.db, visionId))?.published_number ?? null;
  if (version === null) return [];
  const { content } = await keptText(deps, visionId, version);
  return clausesOf(content, IN_PUBLIC).map((text) => ({ ...text, version }));
}

/** Headings, paragraphs and single items of lists, numbered as they come. Words of notes that are cited stay out. */
function clausesOf(blocks: readonly BlockNode[], within: string): SearchText[] {
  return paragraphs(blocks).map((block, at) => {
    const text = [...inlineNodes([block])].map((node) => (node.type === 'text' ? node.text : ' ')).join('');
    return { object: String(at), part: block.type === 'heading' ? 'heading' : 'clause', text, within };
  });
}

function paragraphs(blocks: readonly BlockNode[]): BlockNode[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading'
      ? [block]
      : block.content.flatMap((item) => paragraphs(item.content)),
  );
}

/** Those of the visions whose draft somebody may read, by id; `hasPublic`: there is a public text beside it. */
export async function openDrafts(
  deps: Deps,
  principal: Principal,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; hasPublic: boolean }>> {
  return thoseOpen(ids, async (id) => {
    const { vision } = await requireVision(deps, principal, id, 'draft.read');
    return { title: vision.title, hasPublic: vision.published_number !== null };
  });
}

/** Those of the visions that everybody may read now, by id; `version`: the number of the public one. */
export async function openPublishedVisions(
  deps: Pick<Deps, 'db'>,
  ids: Iterable<string>,
): Promise<Map<string, { title: string; version: number }>> {
  return thoseOpen(ids, async (id) => {
    const row = await repo.findVision(deps.db, id);
    if (!row || row.published_number === null) throw new DomainError('not_found');
    return { title: row.title, version: row.published_number };
  });
}
