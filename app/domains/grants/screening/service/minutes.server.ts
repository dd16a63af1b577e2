import { recordAudit } from '~/domains/accounts/audit.server';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import * as repo from '../repo/screenings.server';
import type { MinutesView } from '../view';
import { requireFree } from './access.server';
import { listConflictViews } from './conflicts.server';
import { getScreeningPage } from './page.server';

/** Throws as `requireFree`: a person in a conflict about one of the applications does not read them. */
export async function getMinutes(
  deps: Deps,
  principal: Principal,
  programmeId: string,
): Promise<MinutesView> {
  const access = await requireFree(deps.db, principal, programmeId, 'read_minutes');
  const { programme, phase, stage, members, totals, rows } = await getScreeningPage(
    deps,
    principal,
    programmeId,
  );
  const recused: MinutesView['recused'] = [];
  for (const row of rows) {
    const names = (await listConflictViews(deps, row.id, programmeId)).map((one) => one.name);
    if (names.length > 0) recused.push({ title: row.title, names: [...new Set(names)] });
  }
  const { screening } = access;
  return {
    programme,
    phase,
    stage,
    members,
    totals,
    rows,
    recused,
    text: screening.minutes,
    revision: screening.minutes_revision,
    byName: screening.minutes_by_name,
    at: screening.minutes_at,
    mayWrite: access.isStaff,
    decidedAt: screening.decided_at,
  };
}

/**
 * Writes the minutes over those of `revision`. Throws as `requireFree`, `conflict` (`minutes_changed`: somebody else
 * wrote meanwhile).
 */
export async function saveMinutes(
  deps: Deps,
  principal: Principal,
  programmeId: string,
  input: { text: string; revision: number },
): Promise<void> {
  const { user } = await requireFree(deps.db, principal, programmeId, 'write_minutes');
  await deps.db.transaction().execute(async (trx) => {
    await repo.ensureScreening(trx, programmeId);
    const patch = { minutes: input.text, minutes_by_name: user.name, minutes_at: deps.clock.now() };
    if (!(await repo.writeMinutes(trx, programmeId, input.revision, patch))) {
      throw new DomainError('conflict', { reason: 'minutes_changed' });
    }
    const subject = { type: 'grant', id: programmeId };
    await recordAudit(trx, deps.clock, user, 'screening.minutes-written', subject);
  });
}
