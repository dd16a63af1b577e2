import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { checkPoints, type Points } from '../model';
import * as judgements from '../repo/judgements.server';
import { requireCase, stageOf } from './access.server';
import { inStage } from './points.server';

/**
 * Keeps one's points and comment: a draft that nobody else sees, or, with `handIn`, points that count. What was handed in
 * can be changed while the phase of points lasts; the first points stay readable beside the new ones. Throws as
 * `requireCase`, `conflict` (`screening_phase`: the application is not in this stage; `not_blind`: a proposal was shown
 * before these first points), `invalid` (`points_missing`, `points_range`, `points_handed_in`).
 */
export async function saveScore(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { points: Points; comment: string; handIn: boolean },
): Promise<void> {
  const access = await requireCase(deps.db, principal, applicationId, 'score');
  const { user, row, own, screening } = access;
  const stage = stageOf(access);
  const taking = await inStage(deps, access);
  if (!stage || !taking.some((one) => one.id === row.id)) {
    throw new DomainError('conflict', { reason: 'screening_phase' });
  }
  const isIn = own?.in_at != null;
  if (!isIn && screening.proposed_at !== null) throw new DomainError('conflict', { reason: 'not_blind' });
  if (isIn && !input.handIn) throw new DomainError('invalid', { reason: 'points_handed_in' });
  const problems = checkPoints(stage.rubric, input.points).filter(
    ({ code }) => input.handIn || code !== 'missing',
  );
  if (problems.some(({ code }) => code === 'missing')) {
    throw new DomainError('invalid', { reason: 'points_missing' });
  }
  if (problems.length > 0) throw new DomainError('invalid', { reason: 'points_range' });
  const points = JSON.stringify(input.points);
  const changed = isIn && own.points !== points;
  await judgements.putScore(deps.db, {
    application_id: row.id,
    stage: stage.key,
    user_id: user.userId,
    user_name: user.name,
    points,
    comment: input.comment,
    in_at: isIn ? own.in_at : input.handIn ? deps.clock.now() : null,
    first_points: changed ? (own.first_points ?? own.points) : (own?.first_points ?? null),
    changed_at: changed ? deps.clock.now() : (own?.changed_at ?? null),
  });
}

/** Says something in the discussion. Throws as `requireCase`, `forbidden` (`own_points_first`). */
export async function addNote(
  deps: Deps,
  principal: Principal,
  applicationId: string,
  input: { text: string },
): Promise<void> {
  const { user, row, sight } = await requireCase(deps.db, principal, applicationId, 'discuss');
  if (!sight.others) throw new DomainError('forbidden', { reason: 'own_points_first' });
  await judgements.insertNote(deps.db, {
    id: newId('gnt'),
    application_id: row.id,
    user_id: user.userId,
    user_name: user.name,
    text: input.text,
    created_at: deps.clock.now(),
  });
}
