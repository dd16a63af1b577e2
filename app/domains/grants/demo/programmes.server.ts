import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import { RULE_SETS } from '../model/rule-sets';
import { hasProgrammeOf } from '../repo/programmes.server';
import { insertGrantProgramme } from '../service/programmes.server';

const DAY_MS = 86_400_000;

/**
 * Adds the grants of the demo: the two of FY2015 as history, and one by the rules of FY2024 that takes applications today.
 * Returns the id of that one; null when they were there already.
 */
export async function seedDemoGrantProgrammes(
  deps: Pick<Deps, 'db' | 'clock'>,
  staff: UserPrincipal,
): Promise<string | null> {
  const now = deps.clock.now();
  const { network_2015, network_2024, places_2015 } = RULE_SETS;
  const open = {
    ...network_2024,
    fiscalYear: fiscalYearOf(dayOf(now)),
    opensOn: dayOf(now - 20 * DAY_MS),
    closesOn: dayOf(now + 40 * DAY_MS),
    costsUntil: dayOf(now + 400 * DAY_MS),
    source: `${network_2024.source}。日程はデモのもの`,
  };
  return deps.db.transaction().execute(async (trx) => {
    if (await hasProgrammeOf(trx, network_2015.fiscalYear)) return null;
    for (const rules of [network_2015, places_2015]) {
      await insertGrantProgramme(trx, deps.clock, staff, { rules, status: 'closed' });
    }
    return insertGrantProgramme(trx, deps.clock, staff, {
      rules: open,
      title: `${open.programme}（追加募集・架空）`,
      description: 'NPOと地域の団体が、地域の困りごとに一緒に取り組む事業を応援します。',
      status: 'open',
    });
  });
}
