import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import { afterAct, isReminderDue } from '../model';
import * as due from '../repo/due.server';
import * as repo from '../repo/talks.server';
import { saveState, settingsOf, stateOf, writeEvent } from './access.server';
import { mailSide } from './mails.server';

/**
 * What time itself does to talks: lets requests expire at their deadline, reminds those who have not replied before it, and
 * asks how it went some months after an agreement. May run as often as one likes: everything happens once, and a
 * reminder that reached nobody is tried again. Returns how many of each.
 */
export async function tendTalks(
  deps: Deps,
): Promise<{ expired: number; reminded: number; followUps: number }> {
  const expired = await each(await due.listOverdue(deps.db, deps.clock.now()), (id) => expire(deps, id));
  const reminded = await each(await due.listUnreminded(deps.db, deps.clock.now()), (id) => remind(deps, id));
  const followUps = await each(await due.listDueFollowUps(deps.db, dayOf(deps.clock.now())), (one) =>
    askHowItWent(deps, one),
  );
  return { expired, reminded, followUps };
}

async function each<T>(things: readonly T[], work: (thing: T) => Promise<boolean>): Promise<number> {
  let done = 0;
  for (const thing of things) if (await work(thing)) done += 1;
  return done;
}

async function expire(deps: Deps, id: string): Promise<boolean> {
  const row = await deps.db.transaction().execute(async (trx) => {
    const row = await repo.findTalk(trx, id);
    const after = row ? afterAct(stateOf(row, []), 'expire', 'clock', deps.clock.now()) : null;
    if (!row || !after) return null;
    await saveState(trx, row, after, deps.clock.now());
    await writeEvent(trx, deps.clock, id, 'expired', { organisation: null, author: null });
    return row;
  });
  if (row) for (const side of ['from', 'to'] as const) await mailSide(deps, row, side, 'expired');
  return row !== null;
}

async function remind(deps: Deps, id: string): Promise<boolean> {
  const row = await repo.findTalk(deps.db, id);
  if (!row) return false;
  const talk = { status: row.status, replyBy: row.reply_by, remindedAt: row.reminded_at };
  const now = deps.clock.now();
  if (!isReminderDue(talk, settingsOf(row).remindDays, now)) return false;
  if (!(await due.claimReminder(deps.db, id, now))) return false;
  const { replies } = stateOf(row, []);
  const reached = [];
  for (const side of ['from', 'to'] as const) {
    if (replies[side] === null) reached.push(await mailSide(deps, row, side, 'reminder'));
  }
  if (!reached.includes(false)) return true;
  await due.returnReminder(deps.db, id);
  return false;
}

async function askHowItWent(deps: Deps, one: { id: string; match_id: string }): Promise<boolean> {
  const row = await repo.findTalk(deps.db, one.match_id);
  if (!row || !(await due.claimFollowUp(deps.db, one.id, deps.clock.now()))) return false;
  const reached = [];
  for (const side of ['from', 'to'] as const) reached.push(await mailSide(deps, row, side, 'follow_up'));
  if (reached.includes(true)) return true;
  await due.returnFollowUp(deps.db, one.id);
  return false;
}
