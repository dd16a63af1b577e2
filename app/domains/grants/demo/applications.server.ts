import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import type { Budget } from '../model/budget';
import type { RuleSet } from '../model/rule-set';
import { nextReceipt, receiptPrefix, type SubmittedContent } from '../model/submission';
import * as applications from '../repo/applications.server';
import * as partners from '../repo/partners.server';
import { insertDraft } from '../service/drafts.server';
import { writeStep } from '../service/steps.server';

/** An application of the demo as its file has it; keys name organisations of the demo. */
export interface DemoApplication {
  title: string;
  lead: string;
  year?: number;
  previousId?: string;
  partners: readonly { at: string; role: string; contribution: string }[];
  summary: string;
  need: string;
  plan: string;
  effect: string;
  after: string;
  /** Kind, text, yen. */
  lines: readonly (readonly (string | number)[])[];
  income: readonly (readonly (string | number)[])[];
  requestYen: number;
  scores: Readonly<Record<string, readonly number[] | undefined>>;
  comments: Readonly<Record<string, string | undefined>>;
  notes?: readonly (readonly string[])[];
  recused?: { by: string; reason: string };
  more?: { reasons: string; days: number };
}

/** Organisations of the demo by their key. */
export async function organisationIds(deps: Deps): Promise<Map<string, string>> {
  const rows = await deps.db
    .selectFrom('organisations')
    .select(['id', 'external_id'])
    .where('external_id', 'like', 'DEMO-%')
    .execute();
  return new Map(rows.map((row) => [(row.external_id ?? '').replace('DEMO-', ''), row.id]));
}

export interface DemoProgramme {
  id: string;
  rules: RuleSet;
}

/** Writes an application down as it was handed in, its partners having consented. */
export async function enterApplication(
  deps: Deps,
  by: UserPrincipal,
  { id: programmeId, rules }: DemoProgramme,
  ids: ReadonlyMap<string, string>,
  one: DemoApplication,
): Promise<string> {
  const now = deps.clock.now();
  const { clock } = deps;
  const budget = budgetOf(one);
  const leadId = must(ids, one.lead);
  return deps.db.transaction().execute(async (trx) => {
    const id = await insertDraft(trx, clock, by, {
      programmeId,
      title: one.title,
      leadId,
      yearOfSupport: one.year ?? 1,
      isNew: one.year === undefined,
      previousId: one.previousId ?? null,
      origin: { kind: 'none', id: null },
      budget,
      partners: one.partners.map((partner) => ({ ...partner, id: must(ids, partner.at) })),
    });
    for (const partner of one.partners) {
      const key = { applicationId: id, organisationId: must(ids, partner.at), status: 'invited' } as const;
      await partners.changePartner(trx, key, {
        status: 'consented',
        answered_by_name: '代表者（架空）',
        answered_at: now,
      });
    }
    const names = await partners.listPartners(trx, [id]);
    const texts = textsOf(one);
    const submitted: SubmittedContent = {
      title: one.title,
      lead: { id: leadId, name: (await partners.findOrganisation(trx, leadId))?.name ?? '' },
      partners: names.map((partner) => ({
        id: partner.organisation_id,
        name: partner.name,
        role: partner.role,
        contribution: partner.contribution,
        consentedBy: '代表者（架空）',
        consentedAt: now,
      })),
      budget,
      texts,
      files: [],
    };
    const by_name = '代表者（架空）';
    await trx
      .insertInto('grant_submissions')
      .values({
        application_id: id,
        number: 1,
        content: JSON.stringify(submitted),
        submitted_by: by.userId,
        submitted_by_name: by_name,
        submitted_at: now,
      })
      .execute();
    const last = await applications.lastReceipt(trx, receiptPrefix(rules.fiscalYear));
    await applications.changeApplication(trx, id, 'draft', {
      status: 'submitted',
      texts: JSON.stringify(texts),
      receipt_number: nextReceipt(rules.fiscalYear, last),
      submitted_at: now,
      submitted_by: by.userId,
      submitted_by_name: by_name,
      updated_at: now,
    });
    await writeStep(trx, clock, id, null, 'grants.submitted', { number: 1 });
    return id;
  });
}

/** By key of the rules' questions. */
function textsOf({ summary, need, plan, effect, after, ...one }: DemoApplication): Record<string, string> {
  const together = one.partners.map((partner) => `${partner.role}: ${partner.contribution}`).join('\n');
  return { summary, problem: need, plan, together, effect, after };
}

function budgetOf(one: DemoApplication): Budget {
  return {
    lines: one.lines.map(([kind, text, amountYen], at) => ({
      id: `l${at + 1}`,
      kind: String(kind),
      text: String(text),
      amountYen: Number(amountYen),
      tax: kind === 'fees' ? 0 : 10,
    })),
    income: one.income.map(([text, amountYen], at) => ({
      id: `i${at + 1}`,
      text: String(text),
      amountYen: Number(amountYen),
    })),
    requestYen: one.requestYen,
  };
}

/** What a seed names; throws where it is not there. */
export function must<V>(map: ReadonlyMap<string, V>, key: string): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the seed names ${key}, which is not there`);
  return value;
}
