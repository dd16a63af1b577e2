import type { UserPrincipal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { newId } from '~/platform/ids';
import { dayOf, fiscalYearOf } from '~/platform/wareki';
import content from '../../../db/seeds/demo-collaborations.json';
import history from '../../../db/seeds/network-grant-history.json';
import { TYPED_ORIGINS } from './model';
import { GOES_ON } from './model/check-ins';
import * as checkIns from './repo/check-ins.server';
import * as repo from './repo/collaborations.server';
import * as change from './service/change.server';
import { answerCheckIn, makeCheckInLink } from './service/check-ins.server';
import { addLog } from './service/log.server';

const DAY = 86_400_000;
type DemoCollaboration = (typeof content.collaborations)[number];

/**
 * Registers the six projects of FY2014 as they were published, and invented collaborations of every age between invented
 * organisations. Does nothing when there is a record of the published ones. Answers the collaboration that came of an idea
 * of the demo workshop; null when there is none.
 */
export async function seedDemoCollaborations(
  deps: Deps,
  staff: UserPrincipal,
): Promise<{ ofIdea: string | null }> {
  if (await repo.hasRecords(deps.db)) return { ofIdea: null };
  await seedHistory(deps, staff);
  const ids = await repo.idsByExternal(deps.db, 'DEMO-');
  let ofIdea: string | null = null;
  for (const one of content.collaborations) {
    const known = [one.lead, ...one.partners].every((key) => ids.has(key));
    const id = known ? await seedOne(deps, staff, one, ids) : null;
    if (id && 'idea' in one) ofIdea = id;
  }
  return { ofIdea };
}

/** What was published says neither who took part nor what each had; both are left open, and the entry says so. */
async function seedHistory(deps: Deps, staff: UserPrincipal): Promise<void> {
  const total = history.totalYen.toLocaleString('ja-JP');
  const year = history.fiscalYear;
  for (const title of history.projects) {
    await repo.insertCollaboration(
      deps.db,
      {
        id: newId('clb'),
        title,
        status: 'ended',
        origin_kind: 'grant',
        origin_id: null,
        origin_note: `${history.programme}（平成26年度）`,
        source_note: `平成26年度（2014年度）の実績として公表された${history.projects.length}件のうちの1件です。公表されているのは題名と${history.projects.length}件の合計${total}円だけで、1件ごとの金額と団体の名前は公表されていません。日付は年度の初めと終わりです。出典：${history.source}`,
        started_on: `${year}-04-01`,
        ended_on: `${year + 1}-03-31`,
        is_public: 1,
        created_by: staff.userId,
        created_at: deps.clock.now(),
      },
      [],
    );
  }
}

async function seedOne(
  deps: Deps,
  staff: UserPrincipal,
  one: DemoCollaboration,
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  const now = deps.clock.now();
  const at = (day: number): Deps => ({ ...deps, clock: { now: () => now - day * DAY } });
  const on = (day: number) => dayOf(now - day * DAY);
  const idOf = (key: string) => ids.get(key) ?? '';
  const { id } = await change.createCollaboration(at(one.day), staff, {
    title: one.title,
    summary: one.summary,
    origin: TYPED_ORIGINS.find((origin) => origin === one.origin) ?? 'typed',
    originNote: one.note,
    startedOn: on(one.day),
    endedOn: '',
    area: '',
    lead: idOf(one.lead),
    partners: one.partners.map(idOf),
  });
  for (const { title, day, done } of one.milestones) {
    await change.addMilestone(at(one.day), staff, id, { title, dueOn: on(day) });
    if (!done) continue;
    const milestone = await repo.latestMilestone(deps.db, id, title);
    await change.changeMilestone(at(day), staff, id, { milestone, change: 'done' });
  }
  for (const { day, text, people, volunteers } of one.log) {
    const entry = { day: on(day), text, people, volunteers, alt: '', peopleAgreed: false, files: [] };
    await addLog(at(day), staff, id, entry);
  }
  const thisYear = fiscalYearOf(dayOf(now));
  for (const { yearsAgo, ...figures } of one.figures) {
    await change.putFigures(deps, staff, id, { fiscalYear: thisYear - yearsAgo, ...figures });
  }
  if (one.moneyEnds !== null) await change.endMoney(at(one.day), staff, id, { day: on(one.moneyEnds) });
  for (const answer of one.answers) await seedAnswer(deps, staff, id, answer);
  if (one.public) await change.publishCollaboration(deps, staff, id, { show: true });
  if (one.end !== null) await change.moveCollaboration(deps, staff, id, { move: 'end', day: on(one.end) });
  if ('paused' in one) await change.moveCollaboration(deps, staff, id, { move: 'pause', day: '' });
  return id;
}

/** Answers as they came in: ten days after they were asked for. */
async function seedAnswer(
  deps: Deps,
  staff: UserPrincipal,
  id: string,
  answer: DemoCollaboration['answers'][number],
): Promise<void> {
  const row = (await checkIns.listCheckIns(deps.db, id)).find(({ months }) => months === answer.months);
  if (!row) return;
  const asked = Date.parse(`${row.due_on}T09:00:00+09:00`);
  const then: Deps = { ...deps, clock: { now: () => asked + 10 * DAY } };
  await checkIns.changeCheckIn(deps.db, row.id, { sent_at: asked });
  const { path } = await makeCheckInLink(then, staff, id, row.id);
  const { goesOn, withWhom, people, volunteers, changed, needs, by } = answer;
  await answerCheckIn(then, path.split('/').pop() ?? '', 'demo', {
    submit: !answer.part,
    answers: {
      goesOn: GOES_ON.find((one) => one === goesOn) ?? null,
      withWhom,
      people,
      volunteers,
      changed,
      needs,
      by,
    },
  });
}
