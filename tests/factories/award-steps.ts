import { expect } from 'vitest';
import type { UserPrincipal } from '~/domains/accounts/model';
import { startAward } from '~/domains/grants/awards/service/begin.server';
import { addReceipt } from '~/domains/grants/awards/service/receipts.server';
import { submitReport } from '~/domains/grants/awards/service/reports.server';
import { viewAward } from '~/domains/grants/awards/service/view.server';
import { dayOf } from '~/platform/wareki';
import { RECEIPT_FILE, type TestAwards } from './awards';

const TEXTS = { done: '10回集まりました', result: '子どもが増えました', people: '120', next: '続けます' };

/** Expects a refusal by its code, and by its reason where one is given. */
export const refused = (work: Promise<unknown>, code: string, reason?: string) =>
  expect(work).rejects.toMatchObject({ code, ...(reason ? { details: { reason } } : {}) });

/** Steps of an award that tests take again and again; `now` answers the award of the running test. */
export function awardSteps(now: () => TestAwards) {
  const today = () => dayOf(now().deps.clock.now());
  const view = (by: UserPrincipal = now().lead) => viewAward(now().deps, by, now().award);
  return {
    today,
    view,
    start: () => startAward(now().deps, now().lead, now().award),
    receipt: (lineId: string, amountYen: number, by: UserPrincipal = now().lead, day = today()) =>
      addReceipt(now().deps, by, now().award, {
        lineId,
        amountYen,
        day,
        text: `費用 ${lineId}`,
        payee: '架空印刷',
        file: RECEIPT_FILE,
      }),
    /** Hands the final report in, with other income. */
    final: async (income: number[] = []) =>
      submitReport(now().deps, now().lead, now().award, {
        kind: 'final',
        revision: (await view()).reports.final.revision,
        texts: TEXTS,
        income: income.map((amountYen, i) => ({ id: `i${i}`, text: '参加費', amountYen })),
      }),
    money: (amountYen: number) => ({ amountYen, day: today(), note: '' }),
    /** Steps of the history and of the log, in their order. */
    steps: async () => (await view()).steps.map(({ action }) => action.replace('awards.', '')),
    async audited() {
      const rows = await now()
        .deps.db.selectFrom('audit_log')
        .select('action')
        .where('subject_type', '=', 'award')
        .execute();
      return rows.map(({ action }) => action.replace('awards.', ''));
    },
    /** One mail to each who acts for one of the two organisations, none to who only reads along. */
    async expectEverybodyTold() {
      const { deps, npo, chonaikai, partner } = now();
      const acting = await deps.db
        .selectFrom('organisation_members as m')
        .innerJoin('users as u', 'u.id', 'm.user_id')
        .select('u.email')
        .where('m.organisation_id', 'in', [npo, chonaikai])
        .where('m.role', '!=', 'viewer')
        .execute();
      const told = deps.mailer.sent.map(({ to }) => to);
      expect(told.sort()).toEqual(acting.map(({ email }) => email).sort());
      expect(told).toContain(partner.email);
    },
  };
}
