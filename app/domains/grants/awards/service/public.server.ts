import { ANONYMOUS } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import type { RuleSet } from '../../model/rule-set';
import {
  getGrantProgramme,
  listGrantProgrammes,
  type ProgrammeStatus,
} from '../../service/programmes.server';
import { AWARD_STATUSES, type AwardStatus } from '../model/state';
import * as repo from '../repo/awards.server';

/** A grant as everybody may know it. */
export interface PublicProgramme {
  id: string;
  title: string;
  /** `takes`: something can be handed in today; `not_now`: it is open, but not today. */
  state: Exclude<ProgrammeStatus, 'draft' | 'open'> | 'takes' | 'not_now';
  rules: RuleSet;
  /** What was granted, without what was taken back; null until it is decided. */
  granted: { count: number; amountYen: number } | null;
}

/** An award as everybody may know it: which organisations get how much for what. No person is named. */
export interface PublicAward {
  id: string;
  title: string;
  programmeId: string;
  programme: string;
  fiscalYear: number;
  yearOfSupport: number;
  status: AwardStatus;
  decidedOn: string;
  endsOn: string;
  /** As it is now, after changes. */
  amountYen: number;
  fixedYen: number | null;
  /** Less what came back. */
  paidYen: number;
  /** Null where its page is not public. */
  collaborationId: string | null;
  /** Those that have a public entry, the lead first. */
  organisations: { name: string; corporateNumber: string | null; fictional: boolean }[];
}

const STANDING = AWARD_STATUSES.filter((status) => status !== 'cancelled');

/** Awards that stand, the latest year first: also those that are closed, unless they were taken back before. */
export async function readPublicAwards(deps: Pick<Deps, 'db'>): Promise<PublicAward[]> {
  const rows = await repo.listAwards(deps.db, { userId: null, statuses: STANDING });
  const standing = rows.filter((row) => row.cancelled_on === null);
  const named = await repo.listPublicNames(
    deps.db,
    standing.map(({ application_id }) => application_id),
  );
  const shown = await repo.listPublicCollaborations(
    deps.db,
    standing.map(({ collaboration_id }) => collaboration_id),
  );
  return standing.map((row) => ({
    id: row.id,
    title: row.title,
    programmeId: row.programme_id,
    programme: row.programme_title,
    fiscalYear: row.fiscal_year,
    yearOfSupport: row.year_of_support,
    status: row.status,
    decidedOn: row.decided_on,
    endsOn: row.ends_on,
    amountYen: row.amount_yen,
    fixedYen: row.fixed_yen,
    paidYen: row.paid_yen - row.returned_yen,
    collaborationId: shown.has(row.collaboration_id) ? row.collaboration_id : null,
    organisations: named
      .filter(({ application_id }) => application_id === row.application_id)
      .map((one) => ({
        name: one.name,
        corporateNumber: one.corporate_number,
        fictional: one.fictional === 1,
      })),
  }));
}

/** Grants that are not in preparation, the latest year first. */
export async function readPublicProgrammes(deps: Pick<Deps, 'db' | 'clock'>): Promise<PublicProgramme[]> {
  const awards = await readPublicAwards(deps);
  const programmes: PublicProgramme[] = [];
  for (const { id, takes } of await listGrantProgrammes(deps, ANONYMOUS)) {
    const { title, status, rules } = await getGrantProgramme(deps, ANONYMOUS, id);
    const own = awards.filter(({ programmeId }) => programmeId === id);
    const amountYen = own.reduce((sum, one) => sum + one.amountYen, 0);
    const isDecided = status === 'decided' || own.length > 0;
    programmes.push({
      id,
      title,
      state: status === 'open' || status === 'draft' ? (takes ? 'takes' : 'not_now') : status,
      rules,
      granted: isDecided ? { count: own.length, amountYen } : null,
    });
  }
  return programmes;
}
