import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { readBody } from '../doc';
import { citationsOf, parseKept, publicContent, type ShownText, type VisionPage } from '../model';
import { mayWithVision, visionRoom } from '../policy';
import * as repo from '../repo.server';
import { type VisionAccess, visionAccess } from './access.server';
import { resolveSources } from './sources.server';
import { areaName } from './visions.server';

/**
 * Reads a vision: everybody the public version; who may read the draft sees, with `view` "draft" or while nothing is
 * public, the text as it stands now (once agreed: the version agreed on). Throws `not_found`, `unauthenticated`,
 * `forbidden`, and `gone` with the reason in `details.words` when it was withdrawn.
 */
export async function openVisionPage(
  deps: Deps,
  principal: Principal,
  visionId: string,
  view: string | null,
): Promise<VisionPage> {
  const access = await visionAccess(deps, principal, visionId);
  const inside = access.mode !== null;
  const number = access.vision.published_number;
  const shown =
    number !== null && !(inside && view === 'draft')
      ? await keptText(deps, visionId, number)
      : inside
        ? await currentText(deps, access)
        : refuse(access.vision, principal);
  return pageOf(deps, principal, access, shown);
}

/** Reads one version: everybody those that are or were public and not withdrawn, others by right. */
export async function openVersionPage(
  deps: Deps,
  principal: Principal,
  visionId: string,
  number: number,
): Promise<VisionPage> {
  const access = await visionAccess(deps, principal, visionId);
  const shown = await keptText(deps, visionId, number);
  if (access.mode === null && shown.publishedAt === null) refuse(access.vision, principal);
  return pageOf(deps, principal, access, shown);
}

async function pageOf(
  deps: Deps,
  principal: Principal,
  access: VisionAccess,
  shown: ShownText & { title?: string },
): Promise<VisionPage> {
  const { vision, role } = access;
  const inside = access.mode !== null;
  const content = inside ? shown.content : publicContent(shown.content);
  return {
    id: vision.id,
    title: shown.title ?? vision.title,
    status: vision.status,
    area: await areaName(deps, vision.area_code),
    workshop: inside ? access.workshop : null,
    shown: { ...shown, content },
    sources: await resolveSources(deps, principal, citationsOf(content)),
    inside,
    hasPublic: vision.published_number !== null,
    agreed:
      inside && vision.agreed_on !== null
        ? { on: vision.agreed_on, meeting: vision.agreed_meeting ?? '', by: vision.agreed_by_name ?? '' }
        : null,
    withdrawn:
      inside && vision.withdrawn_at !== null
        ? { at: vision.withdrawn_at, reason: vision.withdrawn_reason ?? '' }
        : null,
    may: {
      write: access.mode === 'write',
      record: mayWithVision(role, 'steps.record'),
      publish: mayWithVision(role, 'publish'),
      keep: mayWithVision(role, 'version.keep'),
    },
  };
}

/** A version as it was kept. Throws `not_found`. */
export async function keptText(
  deps: Pick<Deps, 'db'>,
  visionId: string,
  number: number,
): Promise<ShownText & { title: string }> {
  const row = await repo.findVersion(deps.db, visionId, number);
  if (!row) throw new DomainError('not_found');
  return {
    kind: 'version',
    number,
    title: row.title,
    content: parseKept(row.content),
    publishedAt: row.published_at,
    agreedOn: row.agreed_on,
    agreedMeeting: row.agreed_meeting,
  };
}

/** The text as it stands: the draft, or the version the area agreed on. */
export async function currentText(
  deps: Deps,
  { vision }: VisionAccess,
): Promise<ShownText & { title?: string }> {
  if (vision.status !== 'draft' && vision.agreed_number !== null) {
    return keptText(deps, vision.id, vision.agreed_number);
  }
  const content = await deps.rooms.read(visionRoom(vision.id), readBody);
  return { kind: 'draft', number: null, content, publishedAt: null, agreedOn: null, agreedMeeting: null };
}

function refuse(vision: repo.VisionRow, principal: Principal): never {
  if (vision.withdrawn_at !== null && vision.published_number === null) {
    throw new DomainError('gone', { reason: 'withdrawn', words: vision.withdrawn_reason ?? '' });
  }
  throw new DomainError(principal.kind === 'anonymous' ? 'unauthenticated' : 'forbidden');
}
