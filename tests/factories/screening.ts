import type { UserPrincipal } from '~/domains/accounts/model';
import { addMember } from '~/domains/grants/screening/service/committee.server';
import { judgeEligibility } from '~/domains/grants/screening/service/judge.server';
import { saveScore } from '~/domains/grants/screening/service/scores.server';
import { openStage } from '~/domains/grants/screening/service/stages.server';
import { isDomainError } from '~/platform/errors';
import { dayOf } from '~/platform/wareki';
import { makeAccount } from './deps';
import { makeGrants, type TestGrants } from './grants';

const DAY_MS = 86_400_000;

/** The same points for each criterion of FY2024's rubric. */
export const points = (each: number) => ({ need: each, network: each, feasible: each, lasting: each });

/** `done`, or the reason (else the code) of a refusal. */
export const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      isDomainError(error) ? String(error.details.reason ?? error.code) : Promise.reject(error),
  );

/** Grants with a committee of three, none of whom belongs to an organisation. */
export interface TestScreening extends TestGrants {
  members: [UserPrincipal, UserPrincipal, UserPrincipal];
  inDays(days: number): string;
  /** An application that was handed in and fits the rules. */
  eligible(title: string, over?: Parameters<TestGrants['submitted']>[0]): Promise<string>;
  /** The days of applications are over, and points are open. */
  open(): Promise<void>;
  /** Hands points in: the same for each criterion. */
  give(who: UserPrincipal, id: string, each: number, comment?: string): Promise<unknown>;
}

/** The three members of the screening that a test has just then, each asked for when it is needed. */
export function membersOf(current: () => TestScreening) {
  return [() => current().members[0], () => current().members[1], () => current().members[2]] as const;
}

export async function makeScreening(rules: Parameters<typeof makeGrants>[0] = {}): Promise<TestScreening> {
  const grants = await makeGrants(rules);
  const { deps, staff, programme } = grants;
  const member = async (name: string) => {
    const account = await makeAccount(deps, 'member', { name });
    await addMember(deps, staff, programme, { account: account.userId });
    return account;
  };
  const members: TestScreening['members'] = [
    await member('委員 一郎'),
    await member('委員 二子'),
    await member('委員 三郎'),
  ];
  const inDays = (days: number) => dayOf(deps.clock.now() + days * DAY_MS);
  return {
    ...grants,
    members,
    inDays,
    async eligible(title, over = {}) {
      const id = await grants.submitted({ title, ...over });
      const input = { verdict: 'yes', reasons: '書類がそろっています', moreBy: null } as const;
      await judgeEligibility(deps, staff, id, input);
      return id;
    },
    async open() {
      deps.clock.advance(21 * DAY_MS);
      await openStage(deps, staff, programme, { scoresDue: inDays(14) });
    },
    give: (who, id, each, comment = '') =>
      saveScore(deps, who, id, { points: points(each), comment, handIn: true }),
  };
}
