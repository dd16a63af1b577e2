import type { UserPrincipal } from '~/domains/accounts/model';
import { seedDemoPeople } from '~/domains/accounts/service/demo.server';
import type { MemberRole } from '~/domains/organisations/model';
import { seedDemoOrganisations } from '~/domains/organisations/service/demo.server';
import type { Deps } from '~/platform/deps.server';
import content from '../../../db/seeds/demo-talks.json';
import { seedDemoRounds } from './demo/rounds.server';
import { type DemoPeople, seedDemoTalks } from './demo/talks.server';

/**
 * Fills a database without organisations with those of the demo, its programmes, a finished round of last year, one that
 * collects lists, and talks in every state between invented people. No mail is sent.
 */
export async function seedDemoMatching(
  deps: Deps,
  accounts: { staff: UserPrincipal; facilitator: UserPrincipal; npo: UserPrincipal },
): Promise<void> {
  const quiet: Deps = { ...deps, mailer: { send: async () => undefined } };
  const made = await seedDemoPeople(
    quiet,
    content.people.map(({ at, name, kana }) => ({ email: `${at}@example.jp`, name, kana })),
  );
  const members = content.people.flatMap(({ at, role }, i) => {
    const user = made[i];
    return user ? [{ at, role: role as MemberRole, userId: user.userId, user }] : [];
  });
  const ids = await seedDemoOrganisations(quiet, accounts, [
    ...members,
    { at: 'city-00', role: 'owner', userId: accounts.staff.userId },
  ]);
  if (ids === null) return;
  const people: DemoPeople = new Map(members.map(({ at, user }) => [at, user]));
  people.set('npo-00', accounts.npo).set('rengo-00', accounts.facilitator).set('staff', accounts.staff);
  const programmes = await seedDemoRounds(quiet, accounts.staff);
  await seedDemoTalks(quiet, people, { ids, programmes });
}
