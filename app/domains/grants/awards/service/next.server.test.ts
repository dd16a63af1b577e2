import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInDays } from '~/domains/collaborations/model/check-ins';
import { moveCollaboration } from '~/domains/collaborations/service/change.server';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { awardSteps, refused } from '../../../../../tests/factories/award-steps';
import { makeAwards, type TestAwards } from '../../../../../tests/factories/awards';
import { makeGrantProgramme, rulesOpenAt } from '../../../../../tests/factories/grants';
import { cancelAward } from './money.server';
import { applyForNextYear } from './next.server';
import { viewAward } from './view.server';

const DAY_MS = 86_400_000;

let s: TestAwards;
const { today, view, start } = awardSteps(() => s);
beforeEach(async () => {
  s = await makeAwards();
});
afterEach(() => s.deps.db.destroy());

describe('the next year', () => {
  it('begins with what is known and the next cap, once its programme is open', async () => {
    await start();
    const year = fiscalYearOf(today()) + 1;
    expect((await view()).nextYear).toMatchObject({ year: 2, capYen: 1_000_000, programme: null });
    await refused(applyForNextYear(s.deps, s.lead, s.award), 'conflict', 'next_not_open');
    const programme = await makeGrantProgramme(s.deps, {
      rules: { fiscalYear: year, capYenByYear: [2_000_000, 300_000] },
    });
    expect((await view()).nextYear).toMatchObject({ capYen: 300_000, programme: { id: programme } });
    await refused(applyForNextYear(s.deps, s.partner, s.award), 'forbidden', 'not_yours');
    const id = await applyForNextYear(s.deps, s.lead, s.award);
    const draft = await s.deps.db
      .selectFrom('grant_applications')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(draft).toMatchObject({
      programme_id: programme,
      previous_id: s.application,
      year_of_support: 2,
      is_new: 0,
      status: 'draft',
    });
    expect(JSON.parse(draft.budget)).toMatchObject({
      requestYen: 300_000,
      lines: [{ id: 'l1' }, { id: 'l2' }],
    });
    expect(Object.keys(JSON.parse(draft.texts))).toContain('plan');
    const invited = await s.deps.db
      .selectFrom('grant_partners')
      .select(['organisation_id', 'status', 'role'])
      .where('application_id', '=', id)
      .execute();
    expect(invited).toEqual([{ organisation_id: s.chonaikai, status: 'invited', role: '地域の世話役' }]);
    expect(await applyForNextYear(s.deps, s.lead, s.award)).toBe(id);
  });

  it('goes on with the same collaboration, whose looks back wait for the end of the last money', async () => {
    const { deps, staff, lead } = s;
    await start();
    const costsUntil = dayOf(deps.clock.now() + 500 * DAY_MS);
    await makeGrantProgramme(deps, { rules: { fiscalYear: fiscalYearOf(today()) + 1, costsUntil } });
    const next = await applyForNextYear(deps, lead, s.award);
    const first = await viewAward(deps, staff, s.award);
    const together = () => getCollaboration(deps, staff, first.collaborationId);
    expect((await together()).moneyEndsOn).toBe(first.dates.endsOn);
    await moveCollaboration(deps, staff, first.collaborationId, { move: 'end', day: '' });
    const later = await viewAward(deps, staff, await s.decide(next, 300_000));
    expect(later.collaborationId).toBe(first.collaborationId);
    expect(await deps.db.selectFrom('collaborations').select('id').execute()).toHaveLength(1);
    const { status, endedOn, moneyEndsOn, checkIns, partners } = await together();
    expect([status, endedOn, moneyEndsOn]).toEqual(['active', null, costsUntil]);
    expect(checkIns.map(({ dueOn }) => dueOn)).toEqual(checkInDays(costsUntil).map(({ dueOn }) => dueOn));
    expect(partners).toHaveLength(2);
    // The second year is taken back: money ended with the first.
    await cancelAward(deps, staff, later.id, { reason: '要件を満たさない' });
    expect((await together()).moneyEndsOn).toBe(first.dates.endsOn);
    await cancelAward(deps, staff, s.award, { reason: '要件を満たさない' });
    expect((await together()).moneyEndsOn).toBeNull();
  });

  it('is not there after the last year, nor for an award that was taken back', async () => {
    await start();
    await s.deps.db.updateTable('grant_awards').set({ year_of_support: 3 }).execute();
    expect((await view()).nextYear).toBeNull();
    await refused(applyForNextYear(s.deps, s.lead, s.award), 'conflict', 'no_next_year');
    expect(rulesOpenAt(0).capYenByYear).toHaveLength(3);
  });
});
