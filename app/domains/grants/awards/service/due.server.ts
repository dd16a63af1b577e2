import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { listPartners } from '../../repo/partners.server';
import { daysBetween, dueReminders, type Reminder } from '../model/dates';
import * as repo from '../repo/awards.server';
import * as parts from '../repo/parts.server';
import { datedOf } from './access.server';
import { mailAward } from './mails.server';

/**
 * Reminds of the dates of awards before they come. May run as often as one likes: each reminder is sent once, and one
 * that reached nobody is tried again. Returns how many were sent.
 */
export async function tendAwards(deps: Deps): Promise<{ reminded: number }> {
  const today = dayOf(deps.clock.now());
  let reminded = 0;
  const statuses = ['granted', 'running', 'change_asked', 'interim'] as const;
  for (const row of await repo.listAwards(deps.db, { userId: null, statuses })) {
    const sent = (await parts.listReminders(deps.db, row.id)).map(({ kind, due_on, days }) => ({
      kind,
      on: due_on,
      days,
    }));
    for (const one of dueReminders(datedOf(row), sent, today)) {
      if (await remind(deps, row, one, today)) reminded += 1;
    }
  }
  return { reminded };
}

async function remind(deps: Deps, row: repo.AwardRow, one: Reminder, today: string): Promise<boolean> {
  const note = {
    award_id: row.id,
    kind: one.kind,
    due_on: one.on,
    days: one.days,
    sent_at: deps.clock.now(),
  };
  if (!(await parts.claimReminder(deps.db, note))) return false;
  const partners = await listPartners(deps.db, [row.application_id]);
  const organisations = [
    { id: row.lead_id },
    ...partners.filter(({ status }) => status === 'consented').map((p) => ({ id: p.organisation_id })),
  ];
  const words = { days: daysBetween(today, one.on), on: one.on };
  if (await mailAward(deps, { row, organisations }, `remind_${one.kind}`, words)) return true;
  await parts.returnReminder(deps.db, note);
  return false;
}
