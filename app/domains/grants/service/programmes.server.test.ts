import { afterEach, expect, it } from 'vitest';
import { makeAccount } from '../../../../tests/factories/deps';
import { makeGrants, type TestGrants } from '../../../../tests/factories/grants';
import type { RuleSet } from '../model/rule-set';
import { addMember } from '../screening/service/committee.server';
import { judgeEligibility } from '../screening/service/judge.server';
import { openStage } from '../screening/service/stages.server';
import {
  changeGrantProgramme,
  getGrantProgramme,
  listGrantProgrammes,
  moveGrantProgramme,
  type ProgrammeStatus,
} from './programmes.server';

const DAY = 86_400_000;
let grants: TestGrants;
afterEach(() => grants.deps.db.destroy());

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; details: { reason?: string } }) => error.details.reason ?? error.code,
  );
const move = (to: Parameters<typeof moveGrantProgramme>[3]) =>
  reasonOf(moveGrantProgramme(grants.deps, grants.staff, grants.programme, to));
async function change(revision?: number) {
  const { deps, staff, programme } = grants;
  const known = await getGrantProgramme(deps, staff, programme);
  const rules = { ...known.rules, smallShift: { of: 1, outOf: 10 } };
  const input = { revision: revision ?? known.revision, title: '変えた名前', description: '', rules };
  return reasonOf(changeGrantProgramme(deps, staff, programme, input));
}

it('is changed until the committee begins, and never by somebody who read it before another changed it', async () => {
  grants = await makeGrants();
  expect(await change()).toBe('done');
  expect(await change(1)).toBe('changed_meanwhile');
  expect((await getGrantProgramme(grants.deps, grants.lead, grants.programme)).rules.smallShift).toEqual({
    of: 1,
    outOf: 10,
  });
  expect(await move('screening')).toBe('done');
  expect(await change()).toBe('rules_fixed');
  // Nobody has given points yet: applications can be taken again.
  expect([await move('open'), await change()]).toEqual(['done', 'done']);
});

it('keeps what an application was found to fit until that is taken back; its days can still be moved', async () => {
  grants = await makeGrants();
  const { deps, staff, programme } = grants;
  const id = await grants.submitted();
  const judge = (verdict: 'yes' | 'again') =>
    judgeEligibility(deps, staff, id, { verdict, reasons: '対象', moreBy: null });
  const changeTo = async (over: Partial<RuleSet>) => {
    const { revision, title, rules } = await getGrantProgramme(deps, staff, programme);
    const input = { revision, title, description: '', rules: { ...rules, ...over } };
    return reasonOf(changeGrantProgramme(deps, staff, programme, input));
  };
  await judge('yes');
  const less = { capYenByYear: [100_000] };
  expect(await changeTo(less)).toBe('rules_judged');
  expect(await changeTo({ requiredPartners: [['school']] })).toBe('rules_judged');
  expect(await changeTo({ closesOn: '2099-01-31', costsUntil: '2099-02-28', maxAwards: 3 })).toBe('done');
  await judge('again');
  expect(await changeTo(less)).toBe('done');
});

it('stays as it is once points are given by its rules: it cannot be opened anew to change them', async () => {
  grants = await makeGrants();
  const { deps, staff, programme } = grants;
  const member = await makeAccount(deps, 'member');
  await addMember(deps, staff, programme, { account: member.userId });
  const id = await grants.submitted();
  await judgeEligibility(deps, staff, id, { verdict: 'yes', reasons: '対象', moreBy: null });
  deps.clock.advance(21 * DAY);
  await openStage(deps, staff, programme, { scoresDue: '2099-01-31' });
  expect([await move('open'), await change()]).toEqual(['rules_fixed', 'rules_fixed']);
  expect(await move('decided')).toBe('not_now');
});

it('goes from state to state as said here and in no other way, and by staff alone', async () => {
  grants = await makeGrants();
  const { deps, staff, lead, programme } = grants;
  const leads: Record<ProgrammeStatus, string> = {
    draft: 'open',
    open: 'draft screening',
    screening: 'open',
    decided: 'closed',
    closed: '',
  };
  const states = Object.keys(leads) as ProgrammeStatus[];
  const outcomes: string[] = [];
  const expected: string[] = [];
  for (const from of states) {
    for (const to of states) {
      for (const who of [staff, lead, { kind: 'anonymous' } as const]) {
        await deps.db.updateTable('grant_programmes').set({ status: from }).execute();
        const done = await reasonOf(moveGrantProgramme(deps, who, programme, to));
        const role = who.kind === 'user' ? who.role : who.kind;
        outcomes.push(`${from} → ${to} by ${role}: ${done}`);
        const may = leads[from].split(' ').includes(to) ? 'done' : 'not_now';
        const no = role === 'anonymous' ? 'unauthenticated' : 'forbidden';
        expected.push(`${from} → ${to} by ${role}: ${role === 'staff' ? may : no}`);
      }
    }
  }
  expect(outcomes).toEqual(expected);
});

it('in preparation is there for staff alone, and does not vanish under applications', async () => {
  grants = await makeGrants();
  const { deps, lead, staff, programme } = grants;
  expect(await move('draft')).toBe('done');
  expect(await listGrantProgrammes(deps, lead)).toEqual([]);
  expect(await reasonOf(getGrantProgramme(deps, lead, programme))).toBe('not_found');
  expect((await listGrantProgrammes(deps, staff)).map(({ status }) => status)).toEqual(['draft']);
  expect(await move('open')).toBe('done');
  await grants.draft();
  expect(await move('draft')).toBe('has_applications');
  for (const who of [lead, grants.outsider]) {
    expect(await reasonOf(moveGrantProgramme(deps, who, programme, 'screening'))).toBe('forbidden');
  }
});
