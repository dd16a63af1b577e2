import { trySend } from '~/domains/accounts/service/mails.server';
import { formatDay } from '~/platform/dates';
import type { Deps } from '~/platform/deps.server';
import { isLanguage } from '~/platform/i18n/languages';
import { i18nFor } from '~/platform/i18n/translate.server';
import { dayOf } from '~/platform/wareki';
import type { RuleSet } from '../../model/rule-set';
import { listApplicationsOf } from '../../repo/applications.server';
import { listActing } from '../../repo/partners.server';
import { reminderDue } from '../model/reminders';
import * as repo from '../repo/reminders.server';
import { listCommittee } from '../repo/screenings.server';
import { stageOf } from './access.server';
import { inStage, missingOf } from './points.server';

/** Somebody to remind: of what, and where it is done. */
interface Reminding {
  person: { id: string; name: string; email: string; locale: string | null };
  note: Pick<repo.ReminderRow, 'programme_id' | 'kind' | 'subject' | 'due_on' | 'days'>;
  path: string;
  words: Record<string, string | number>;
}

/**
 * Reminds before the days of screenings: applicants of what they were asked to add, members of the committee of points
 * that are missing, only about applications nothing keeps them away from. May run as often as one likes: each reminder
 * goes to each person once, and one that could not be sent is tried again. Returns how many were sent.
 */
export async function tendScreenings(deps: Deps): Promise<{ reminded: number }> {
  const today = dayOf(deps.clock.now());
  let reminded = 0;
  for (const one of [...(await askedForMore(deps, today)), ...(await lackingPoints(deps, today))]) {
    if (await remind(deps, one)) reminded += 1;
  }
  return { reminded };
}

async function askedForMore(deps: Deps, today: string): Promise<Reminding[]> {
  const remindings: Reminding[] = [];
  for (const row of await repo.listAskedForMore(deps.db)) {
    if (row.more_by === null) continue;
    const askedOn = row.asked_at === null ? null : dayOf(row.asked_at);
    const days = reminderDue(row.more_by, today, askedOn);
    if (days === null) continue;
    const about = { programme_id: row.programme_id, due_on: row.more_by, days };
    for (const person of await listActing(deps.db, row.lead_id)) {
      remindings.push({
        person,
        note: { ...about, kind: 'more', subject: row.id },
        path: `/applications/${row.id}`,
        words: { title: row.title, programme: row.programme_title },
      });
    }
  }
  return remindings;
}

async function lackingPoints(deps: Deps, today: string): Promise<Reminding[]> {
  const remindings: Reminding[] = [];
  for (const row of await repo.listScoring(deps.db)) {
    const days = row.scores_due === null ? null : reminderDue(row.scores_due, today, null);
    const access = { screening: row, rules: JSON.parse(row.rules) as RuleSet };
    const stage = stageOf(access);
    if (row.scores_due === null || days === null || !stage) continue;
    const programme = { id: row.programme_id };
    const rows = await inStage(deps, {
      ...access,
      rows: await listApplicationsOf(deps.db, programme.id, ['eligible']),
    });
    const missing = await missingOf(deps, { programme }, stage, rows);
    for (const person of await listCommittee(deps.db, programme.id)) {
      const count = missing.get(person.user_id)?.missing ?? 0;
      if (count === 0 || person.disabled_at !== null) continue;
      remindings.push({
        person: { ...person, id: person.user_id },
        note: {
          programme_id: programme.id,
          kind: 'scores',
          subject: stage.key,
          due_on: row.scores_due,
          days,
        },
        path: `/screening/${programme.id}`,
        words: { programme: row.title, count },
      });
    }
  }
  return remindings;
}

async function remind(deps: Deps, { person, note, path, words }: Reminding): Promise<boolean> {
  const row = { ...note, user_id: person.id, sent_at: deps.clock.now() };
  if (!(await repo.claimReminder(deps.db, row))) return false;
  const language = isLanguage(person.locale) ? person.locale : 'ja';
  const { t } = i18nFor(language);
  const on = formatDay(note.due_on, language);
  const filled = { ...words, name: person.name, on };
  const base = deps.env.baseUrl ?? `http://localhost:${deps.env.port}`;
  const kind = `remind_${note.kind}` as const;
  const text = `${t(`screening:mail.${kind}.text`, filled)}\n\n${base}${path}\n`;
  const mail = { to: person.email, subject: t(`screening:mail.${kind}.subject`, filled), text };
  if (await trySend(deps, mail)) return true;
  await repo.returnReminder(deps.db, row);
  return false;
}
