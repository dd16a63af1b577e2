import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANONYMOUS } from '~/domains/accounts/model';
import { addMilestone, moveCollaboration } from '~/domains/collaborations/service/change.server';
import { listLateMilestones } from '~/domains/collaborations/service.server';
import { askOrganisation } from '~/domains/matching/talks/service/ask.server';
import { dayOf } from '~/platform/wareki';
import { makeCase, type TestCase } from '../../../tests/factories/cases';
import { makeOrganisation } from '../../../tests/factories/organisations';
import { viewDashboard } from './service.server';

let test: TestCase;
beforeEach(async () => {
  test = await makeCase();
});
afterEach(() => test.deps.db.destroy());

const DAY = 86_400_000;

it('shows staff what is late, most pressing first, and what was decided last', async () => {
  const { deps, staff, outsider, asker, npo, chonaikai, programme } = test;
  expect((await viewDashboard(deps, staff)).late).toEqual([]);
  await askOrganisation(deps, asker, {
    programme,
    from: npo,
    to: chonaikai,
    message: 'こんにちは',
    answers: {},
  });
  const claimed = await makeOrganisation(deps, { name: '架空の団体' });
  await deps.db
    .insertInto('organisation_claims')
    .values({
      id: 'ocl_1',
      organisation_id: claimed,
      user_id: outsider.userId,
      message: '',
      status: 'open',
      created_at: deps.clock.now(),
      decided_by: null,
      decided_at: null,
    })
    .execute();
  await test.save();
  await test.ask();
  deps.clock.advance(12 * DAY);
  await insertImport('checked');
  await insertImport('applied');
  const { late } = await viewDashboard(deps, staff);
  expect(late.map(({ kind, total }) => [kind, total])).toEqual([
    ['talks', 1],
    ['claims', 1],
    ['imports', 1],
  ]);
  expect(late[0]?.items).toMatchObject([{ title: '架空NPOあかり → 架空みどり町内会' }]);
  deps.clock.advance(3 * DAY);
  const after = await viewDashboard(deps, staff);
  expect(after.late.map(({ kind }) => kind)).toEqual(['talks', 'claims', 'imports', 'consents']);
  await test.agree();
  const { late: agreed, changes } = await viewDashboard(deps, staff);
  expect(agreed.at(-1)).toMatchObject({ kind: 'unpublished', items: [{ to: `/cases/${test.id}` }] });
  expect(changes[0]?.action).toBe('cases.consented');
});

async function insertImport(state: 'checked' | 'applied'): Promise<void> {
  await test.deps.db
    .insertInto('imports')
    .values({
      id: `imp_${state}`,
      kind: 'towns',
      file_name: '町名.csv',
      bytes: 1,
      sha256: '',
      options: '{}',
      state,
      summary: null,
      reason: null,
      created_by: null,
      created_at: test.deps.clock.now(),
      ended_at: null,
    })
    .execute();
}

it('tells of what was to be done together and was not, while it is under way', async () => {
  const { deps, staff, asker } = test;
  const { id } = await deps.db.selectFrom('collaborations').select('id').executeTakeFirstOrThrow();
  const dueOn = dayOf(deps.clock.now() + DAY);
  await addMilestone(deps, staff, id, { title: '報告会をひらく', dueOn });
  const late = async () => (await viewDashboard(deps, staff)).late.filter((one) => one.kind === 'milestones');
  deps.clock.advance(DAY);
  expect(await late()).toEqual([]);
  deps.clock.advance(DAY);
  expect(await late()).toMatchObject([{ total: 1, items: [{ to: `/collaborations/${id}` }] }]);
  await expect(listLateMilestones(deps, asker)).rejects.toMatchObject({ code: 'forbidden' });
  await moveCollaboration(deps, staff, id, { move: 'pause', day: '' });
  expect(await late()).toEqual([]);
});

it('is for staff only', async () => {
  const { deps, asker } = test;
  await expect(viewDashboard(deps, asker)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(viewDashboard(deps, ANONYMOUS)).rejects.toMatchObject({ code: 'forbidden' });
});
