import type { Deps } from '~/platform/deps.server';
import { type Points, type Spread, type Stage, spreadOf } from '../model';
import * as decisions from '../repo/decisions.server';
import * as judgements from '../repo/judgements.server';
import * as repo from '../repo/screenings.server';
import { type ApplicationRow, type ScreeningAccess, stageOf } from './access.server';

/** Points about one application that count: handed in, by members of the committee nothing keeps away. */
export interface CountedPoints {
  scores: judgements.ScoreRow[];
  /** Null before anybody's points are in. */
  spread: Spread | null;
  /** Members from whom points are expected. */
  expected: { id: string; name: string }[];
}

/** Applications of the stage at work: eligible, and not left out in an earlier one. */
export async function inStage(
  deps: Pick<Deps, 'db'>,
  access: Pick<ScreeningAccess, 'rows' | 'screening'>,
): Promise<ApplicationRow[]> {
  const { rows, screening } = access;
  const known = await decisions.listDecisions(
    deps.db,
    rows.map((one) => one.id),
  );
  const leftOut = new Set(
    known
      .filter((one) => one.stage !== null && one.stage !== screening.stage)
      .map((one) => one.application_id),
  );
  return rows.filter(
    (one) => ['eligible', 'adopted', 'rejected'].includes(one.status) && !leftOut.has(one.id),
  );
}

/** The points that count, by application. */
export async function pointsOf(
  deps: Pick<Deps, 'db'>,
  access: { programme: { id: string } },
  stage: Stage,
  rows: readonly ApplicationRow[],
): Promise<Map<string, CountedPoints>> {
  const ids = rows.map((one) => one.id);
  const members = await repo.listCommittee(deps.db, access.programme.id);
  const away = await keptAway(
    deps,
    ids,
    members.map((one) => one.user_id),
  );
  const scores = await judgements.listScores(deps.db, ids, stage.key);
  return new Map(
    ids.map((id) => {
      const expected = members
        .filter((one) => !away.has(`${id} ${one.user_id}`))
        .map((one) => ({ id: one.user_id, name: one.name }));
      const counted = scores.filter(
        (one) =>
          one.application_id === id &&
          one.in_at !== null &&
          expected.some(({ id: who }) => who === one.user_id),
      );
      const spread = spreadOf(
        stage.rubric,
        counted.map((one) => JSON.parse(one.points) as Points),
      );
      return [id, { scores: counted, spread, expected }];
    }),
  );
}

/** `<application> <person>` of everybody among these people who must not judge one of these applications. */
async function keptAway(
  deps: Pick<Deps, 'db'>,
  applicationIds: readonly string[],
  userIds: readonly string[],
): Promise<Set<string>> {
  const said = await judgements.listConflicts(deps.db, applicationIds);
  const belonging = await judgements.listBelonging(deps.db, applicationIds, userIds);
  return new Set([...said, ...belonging].map((one) => `${one.application_id} ${one.user_id}`));
}

/** Members whose points are not in, each with how many are missing. */
export async function waitingFor(
  deps: Pick<Deps, 'db'>,
  access: ScreeningAccess,
): Promise<{ name: string; missing: number }[]> {
  const stage = stageOf(access);
  if (!stage) return [];
  return [...(await missingOf(deps, access, stage, await inStage(deps, access))).values()];
}

/** How many points of a member are missing, by account; of those only that nothing keeps them from giving. */
export async function missingOf(
  deps: Pick<Deps, 'db'>,
  access: { programme: { id: string } },
  stage: Stage,
  rows: readonly ApplicationRow[],
): Promise<Map<string, { name: string; missing: number }>> {
  const missing = new Map<string, { name: string; missing: number }>();
  for (const { expected, scores } of (await pointsOf(deps, access, stage, rows)).values()) {
    for (const { id, name } of expected) {
      if (scores.some((one) => one.user_id === id)) continue;
      missing.set(id, { name, missing: (missing.get(id)?.missing ?? 0) + 1 });
    }
  }
  return missing;
}
