import type { UserPrincipal } from '~/domains/accounts/model';
import { openAward } from '~/domains/grants/awards/service/open.server';
import type { RuleSet } from '~/domains/grants/model/rule-set';
import { makeGrants, type TestGrants } from './grants';

/** A PDF that is one by its first bytes. */
export const RECEIPT_FILE = { name: '領収書.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n') };

/** An award of 450,000 yen for the application of `makeGrants`, not begun. */
export interface TestAwards extends TestGrants {
  award: string;
  application: string;
  /** Decides another application as staff. */
  decide(applicationId: string, amountYen?: number, by?: UserPrincipal): Promise<string>;
}

export async function makeAwards(rules: Partial<RuleSet> = {}): Promise<TestAwards> {
  const grants = await makeGrants({ rules });
  const decide: TestAwards['decide'] = (applicationId, amountYen = 450_000, by = grants.staff) =>
    grants.deps.db
      .transaction()
      .execute((trx) =>
        openAward(trx, grants.deps.clock, { applicationId, amountYen, conditions: '写真を残すこと', by }),
      );
  const application = await grants.submitted({ status: 'adopted' });
  return { ...grants, application, decide, award: await decide(application) };
}
