import type { Kysely } from 'kysely';
import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import { findAreaEver } from '~/domains/areas/service/standing.server';
import { findArea } from '~/domains/areas/service.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { i18nFor } from '~/platform/i18n/translate.server';
import { newId } from '~/platform/ids';
import type { Database } from '../../../../db/types';
import { type CaseContent, missingParts, readSections, statusAfter, themesOf } from '../model';
import { searchText } from '../model/search';
import { mayStartCase } from '../policy';
import * as repo from '../repo/cases.server';
import { clearConsents, listPartners, listPictures, type PartnerRow } from '../repo/partners.server';
import type { CaseInput } from '../schema';
import { requireCase, standingInCollaboration } from './access.server';
import { factsOf } from './facts.server';
import { toPicture } from './mapping.server';

type Db = Kysely<Database>;

/**
 * Begins a case study of a collaboration: partners, period, place and money are taken over from it. Whoever may write
 * one gets the draft that there is, where there is one. Throws `unauthenticated`, `not_found`, `forbidden`.
 */
export async function startCase(
  deps: Deps,
  principal: Principal,
  collaborationId: string,
): Promise<{ id: string; made: boolean }> {
  const facts = await factsOf(deps, principal, collaborationId);
  const standing = await standingInCollaboration(deps.db, principal, collaborationId);
  if (principal.kind !== 'user' || !mayStartCase(standing)) throw new DomainError('forbidden');
  const open = (await repo.listOfCollaboration(deps.db, collaborationId)).find(
    ({ status }) => status === 'draft' || status === 'asked' || status === 'agreed',
  );
  if (open) return { id: open.id, made: false };
  const id = newId('cas');
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (trx) => {
    await repo.insertCase(
      trx,
      {
        id,
        collaboration_id: collaborationId,
        title: facts.title,
        area_code: facts.areaCode,
        started_on: facts.startedOn,
        ended_on: facts.endedOn,
        money_yen: facts.moneyYen,
        people_reached: facts.peopleReached,
        volunteers: facts.volunteers,
        status: 'draft',
        created_by: principal.userId,
        created_by_name: principal.name,
        created_at: now,
        updated_at: now,
        asked_at: null,
        agreed_at: null,
        published_at: null,
        published_by_name: null,
        withdrawn_at: null,
        withdrawn_by_name: null,
      },
      facts.partners,
    );
    await auditCase(trx, deps, principal, 'cases.started', { id, title: facts.title });
  });
  return { id, made: true };
}

/** Writes a decision about a case study into the log. */
export async function auditCase(
  db: Db,
  deps: Pick<Deps, 'clock'>,
  principal: Principal,
  action: `cases.${string}`,
  row: { id: string; title: string },
  details: Record<string, string> = {},
): Promise<void> {
  const subject = { type: 'case', id: row.id };
  await recordAudit(db, deps.clock, principal, action, subject, { title: row.title, ...details });
}

/**
 * Writes what a draft says. Throws as `requireCase`; `conflict` (`changed_meanwhile`) when somebody else has written
 * since, `invalid` (`area_unknown`).
 */
export async function saveCase(
  deps: Deps,
  principal: Principal,
  id: string,
  input: CaseInput,
): Promise<void> {
  if (input.areaCode !== null && !(await findArea(deps, input.areaCode))) {
    throw new DomainError('invalid', { reason: 'area_unknown' });
  }
  await deps.db.transaction().execute(async (trx) => {
    const { partners } = await requireCase(trx, principal, id, 'edit');
    const { reason, doing, people, struggle, change, recipe } = input;
    const sections = { reason, doing, people, struggle, change, recipe };
    const saved = await repo.changeCase(trx, id, input.revision, {
      title: input.title,
      summary: input.summary,
      sections: JSON.stringify(sections),
      area_code: input.areaCode,
      started_on: input.startedOn,
      ended_on: input.endedOn,
      money_yen: input.moneyYen,
      people_reached: input.peopleReached,
      volunteers: input.volunteers,
      search: await indexed(trx, deps, { ...input, sections }, partners),
      updated_at: deps.clock.now(),
    });
    if (!saved) throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    await repo.setThemes(trx, id, input.themes);
  });
}

/** What a case study is found by; themes in the words of every resident. */
async function indexed(
  db: Db,
  { clock }: Pick<Deps, 'clock'>,
  content: Pick<CaseContent, 'title' | 'summary' | 'sections' | 'themes' | 'areaCode'>,
  partners: readonly PartnerRow[],
): Promise<string> {
  const { t } = i18nFor('ja');
  const area = content.areaCode === null ? null : await findAreaEver({ db, clock }, content.areaCode);
  return searchText(
    [
      content.title,
      content.summary,
      ...Object.values(content.sections),
      ...content.themes.map((theme) => t(`cases:themes.${theme}`)),
      ...partners.map(({ name }) => name),
      area?.name ?? '',
    ],
    [...partners.map(({ kana }) => kana), area?.kana ?? ''],
  );
}

/** What stands in the way of asking for consent. */
export async function gapsOf(db: Db, row: repo.CaseRow, partners: number) {
  const themes = themesOf(await repo.listThemes(db, [row.id]), row.id);
  const pictures = (await listPictures(db, [row.id])).map(toPicture);
  return missingParts(
    { summary: row.summary, sections: readSections(row.sections), themes },
    pictures,
    partners,
  );
}

/**
 * Asks every partner for consent; from now on nothing in it changes. Throws as `requireCase`; `conflict`
 * (`changed_meanwhile`), `invalid` (`incomplete`).
 */
export async function askForConsent(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { revision: number },
): Promise<repo.CaseRow> {
  return deps.db.transaction().execute(async (trx) => {
    const { row, partners } = await requireCase(trx, principal, id, 'ask');
    if ((await gapsOf(trx, row, partners.length)).length > 0) {
      throw new DomainError('invalid', { reason: 'incomplete' });
    }
    await clearConsents(trx, id);
    const now = deps.clock.now();
    // Later than every time before, so that an answer to an older text is recognised.
    const askedAt = Math.max(now, (row.asked_at ?? 0) + 1);
    const patch = { status: statusAfter(row.status, 'ask'), asked_at: askedAt, agreed_at: null };
    if (!(await repo.changeCase(trx, id, input.revision, patch))) {
      throw new DomainError('conflict', { reason: 'changed_meanwhile' });
    }
    await auditCase(trx, deps, principal, 'cases.asked', row);
    return { ...row, ...patch };
  });
}

/** Makes it a draft again; consents are forgotten. Throws as `requireCase`. */
export async function reopenCase(deps: Deps, principal: Principal, id: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireCase(trx, principal, id, 'reopen');
    await clearConsents(trx, id);
    await repo.changeCase(trx, id, row.revision, {
      status: statusAfter(row.status, 'reopen'),
      agreed_at: null,
      published_at: null,
      published_by_name: null,
    });
    await auditCase(trx, deps, principal, 'cases.reopened', row);
  });
}

/** Deletes a draft, or one that was withdrawn, with its pictures. Throws as `requireCase`. */
export async function removeCase(deps: Deps, principal: Principal, id: string): Promise<void> {
  const files = await deps.db.transaction().execute(async (trx) => {
    const { row } = await requireCase(trx, principal, id, 'remove');
    const pictures = await listPictures(trx, [id]);
    await repo.deleteCase(trx, id);
    await auditCase(trx, deps, principal, 'cases.removed', row);
    return pictures.map(({ file_id }) => file_id);
  });
  for (const file of files) await deps.files.remove(file);
}

/** The words a case study is found by, with what its partners are called now. */
export async function reindexed(db: Db, deps: Pick<Deps, 'clock'>, row: repo.CaseRow): Promise<string> {
  const themes = themesOf(await repo.listThemes(db, [row.id]), row.id);
  const { title, summary, area_code: areaCode } = row;
  const content = { title, summary, sections: readSections(row.sections), themes, areaCode };
  return indexed(db, deps, content, await listPartners(db, [row.id]));
}
