import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { type Budget, checkBudget } from '../../model/budget';
import { listPartners } from '../../repo/partners.server';
import { mayScreen, mostOf, type Points, rolesOf, type ScreeningAction, totalOf } from '../model';
import * as decisions from '../repo/decisions.server';
import * as judgements from '../repo/judgements.server';
import type { CasePage, OtherScore } from '../view';
import { type CaseAccess, isLastStage, listedRows, requireCase, stageOf } from './access.server';
import { listConflictViews, listScreeners } from './conflicts.server';
import { verdictsFor } from './judge.server';
import { moneyOf, readOutcome } from './outcome.server';
import { labelsOf, placeOf } from './page.server';
import { inStage, pointsOf } from './points.server';

/** One application as its screening shows it to the person. Throws as `requireCase`. */
export async function getCasePage(
  deps: Deps,
  principal: Principal,
  applicationId: string,
): Promise<CasePage> {
  const access = await requireCase(deps.db, principal, applicationId, 'list');
  const { row, programme, screening, sight, own, isStaff } = access;
  const partners = await listPartners(deps.db, [row.id]);
  const takesPart = (await inStage(deps, access)).some((one) => one.id === row.id);
  const may = rightsOf(access, takesPart);
  const stage = stageOf(access);
  const [decision] = await decisions.listDecisions(deps.db, [row.id]);
  return {
    id: row.id,
    programme: { id: programme.id, title: programme.title, fiscalYear: programme.fiscal_year },
    phase: screening.phase,
    title: row.title,
    receipt: row.receipt_number ?? '',
    status: row.status,
    yearOfSupport: row.year_of_support,
    lead: { id: row.lead_id, name: row.lead_name },
    partners: partners
      .filter((one) => one.status === 'consented')
      .map(({ name, role, contribution }) => ({ name, role, contribution })),
    content: sight.content ? await contentOf(deps, access) : null,
    ...(await staffPart(deps, access)),
    may,
    stage: stage && {
      label: stage.label,
      rubric: stage.rubric,
      most: mostOf(stage.rubric),
      pays: isLastStage(access),
    },
    own: own && {
      points: JSON.parse(own.points) as Points,
      comment: own.comment,
      isIn: own.in_at !== null,
      changedAt: own.changed_at,
    },
    ...(await othersPart(deps, access, takesPart)),
    money: sight.content ? moneyOf(access, row) : null,
    place: await placePart(deps, access),
    decision:
      sight.place && (may.reasons || screening.phase === 'decided' || isStaff)
        ? { reasons: decision?.reasons ?? '', conditions: decision?.conditions ?? '' }
        : null,
  };
}

/** `takesPart`: it was not left out in an earlier stage. */
function rightsOf(access: CaseAccess, takesPart: boolean): CasePage['may'] {
  const roles = rolesOf(access.viewer);
  const may = (action: ScreeningAction) => mayScreen(access.screening.phase, action, roles);
  const { row, own, screening, sight } = access;
  const isIn = own?.in_at != null;
  return {
    declare: may('declare_conflict') && access.isMember,
    setConflict: may('set_conflict'),
    score: may('score') && takesPart && (isIn || screening.proposed_at === null),
    discuss: may('discuss') && sight.others,
    change: may('change_proposal') && row.status === 'eligible',
    reasons: may('write_reasons') && row.status === 'eligible',
  };
}

/** What was handed in, as the committee reads it. */
async function contentOf(deps: Deps, access: CaseAccess): Promise<CasePage['content']> {
  const { row, rules } = access;
  const texts = JSON.parse(row.texts) as Record<string, string>;
  const budget = JSON.parse(row.budget) as Budget;
  const labels = labelsOf(rules);
  const files = await judgements.listFiles(deps.db, row.id);
  return {
    texts: rules.questions.map(({ key, label }) => ({ label, text: texts[key] ?? '' })),
    budget,
    check: checkBudget(rules, row.year_of_support, budget),
    kinds: Object.fromEntries(rules.costs.map(({ key, label, eligible }) => [key, { label, eligible }])),
    files: files.map((one) => ({
      id: one.file_id,
      name: one.name,
      bytes: one.bytes,
      document: labels[one.document] ?? '',
    })),
  };
}

async function staffPart(
  deps: Deps,
  access: CaseAccess,
): Promise<Pick<CasePage, 'verdicts' | 'eligibility' | 'conflicts' | 'screeners'>> {
  const { row, isStaff, viewer, screening } = access;
  if (!isStaff) return { verdicts: [], eligibility: [], conflicts: [], screeners: [] };
  const rows = await judgements.listEligibility(deps.db, [row.id]);
  const mayJudge = mayScreen(screening.phase, 'judge', rolesOf(viewer));
  return {
    verdicts: mayJudge ? verdictsFor(row.status) : [],
    eligibility: rows.map((one) => ({
      id: one.id,
      verdict: one.verdict,
      reasons: one.reasons,
      moreBy: one.more_by,
      byName: one.created_by_name,
      at: one.created_at,
    })),
    conflicts: await listConflictViews(deps, row.id, row.programme_id),
    screeners: await listScreeners(deps, row.programme_id),
  };
}

/** Points and discussion of others: only after the own points are in. */
async function othersPart(
  deps: Deps,
  access: CaseAccess,
  takesPart: boolean,
): Promise<Pick<CasePage, 'others' | 'notes'>> {
  const stage = stageOf(access);
  if (!stage || !access.sight.others || !takesPart) {
    return { others: null, notes: null };
  }
  const counted = (await pointsOf(deps, access, stage, [access.row])).get(access.row.id);
  const scores: OtherScore[] = (counted?.scores ?? []).map((one) => {
    const points = JSON.parse(one.points) as Points;
    const first = one.first_points === null ? null : (JSON.parse(one.first_points) as Points);
    return {
      name: one.user_name,
      points,
      total: totalOf(stage.rubric, points),
      comment: one.comment,
      firstTotal: first && totalOf(stage.rubric, first),
      at: one.changed_at ?? one.in_at ?? 0,
    };
  });
  const waiting = (counted?.expected ?? []).filter(
    ({ id }) => !counted?.scores.some((one) => one.user_id === id),
  );
  const notes = await judgements.listNotes(deps.db, access.row.id);
  return {
    others: { scores, spread: counted?.spread ?? null, waiting: waiting.map((one) => one.name) },
    notes: notes.map((one) => ({ id: one.id, name: one.user_name, text: one.text, at: one.created_at })),
  };
}

async function placePart(deps: Deps, access: CaseAccess): Promise<CasePage['place']> {
  const known = access.sight.place ? await readOutcome(deps, access) : null;
  if (!known) return null;
  const seen = new Set(listedRows(access).map((one) => one.id));
  const visible = known.outcome.places.filter((one) => seen.has(one.id));
  const own = visible.find((one) => one.id === access.row.id);
  return own ? placeOf(own, visible) : null;
}
