import type { Deps } from '~/platform/deps.server';
import { type CaseContent, readSections, themesOf } from '../model';
import * as repo from '../repo/cases.server';
import { listPartners } from '../repo/partners.server';

/** A public case study with everything that everybody may read in it, without its pictures. */
export interface PublicCase extends CaseContent {
  id: string;
  publishedAt: number | null;
  partners: { name: string; corporateNumber: string | null; fictional: boolean }[];
}

/** Most that one file holds. */
const LIMIT = 10_000;

/** All public case studies, those published last first. */
export async function readPublicCases(deps: Pick<Deps, 'db'>): Promise<PublicCase[]> {
  const { rows } = await repo.searchCases(deps.db, {
    words: [],
    theme: null,
    areas: null,
    statuses: ['published'],
    memberId: null,
    limit: LIMIT,
    offset: 0,
  });
  const ids = rows.map(({ id }) => id);
  const [themes, partners] = [await repo.listThemes(deps.db, ids), await listPartners(deps.db, ids)];
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    summary: row.summary,
    sections: readSections(row.sections),
    themes: themesOf(themes, row.id),
    areaCode: row.area_code,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    moneyYen: row.money_yen,
    peopleReached: row.people_reached,
    volunteers: row.volunteers,
    publishedAt: row.published_at,
    partners: partners
      .filter(({ case_id }) => case_id === row.id)
      .map((one) => ({
        name: one.name,
        corporateNumber: one.status === 'listed' ? one.corporate_number : null,
        fictional: one.fictional === 1,
      })),
  }));
}
