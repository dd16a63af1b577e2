import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { dayOf } from '~/platform/wareki';
import type { FormQuestion } from '../../model';
import {
  type Actor,
  actsOf,
  type DeclineReason,
  daysLeft,
  type Side,
  statusAt,
  type TalkAct,
  type TalkStatus,
} from '../model';
import { actingSides, isStaff, mayWithTalk } from '../policy';
import { type Answers, lacksAnswers } from '../questions';
import * as repo from '../repo/talks.server';
import * as thread from '../repo/thread.server';
import { organisationOf, requireTalk, settingsOf, type TalkAccess, type TalkEvent } from './access.server';
import { answeringSideOf, answersIn, mayAnswer, shownAnswers } from './questions.server';

export interface AttachmentView {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** One line of a talk. */
export interface TalkEntry {
  id: string;
  kind: 'message' | 'meeting' | 'event' | 'note';
  at: number;
  /** For whom it was said; null: the city, or nobody. */
  side: Side | null;
  author: string;
  /** Said by the person who reads. */
  mine: boolean;
  text: string;
  event: TalkEvent | null;
  meeting: { day: string; place: string; people: string; next: string } | null;
  files: AttachmentView[];
}

export interface ReportView {
  id: string;
  by: string;
  text: string;
  answer: string | null;
  at: number;
}

/** The questions of the programme in a talk. */
export interface QuestionsView {
  /** The side that answers them. */
  side: Side;
  /** One that must be answered is not, so nobody can agree yet. */
  isLacking: boolean;
  /** The person can write the answers now. */
  canAnswer: boolean;
  asked: FormQuestion[];
  answers: Answers;
}

/** A talk as one person may see it. */
export interface TalkView {
  id: string;
  programme: { id: string; name: string };
  origin: 'interest' | 'staff' | 'round';
  status: TalkStatus;
  openedAt: number;
  replyBy: number;
  daysLeft: number;
  sides: Record<Side, { id: string; name: string; replied: boolean; agreedBy: string | null }>;
  /** The side the person belongs to; null: staff. */
  own: Side | null;
  message: string;
  answers: { label: string; value: string }[];
  /** Null: the programme asks nothing. */
  questions: QuestionsView | null;
  /** What the person can do now, for their organisation or for the city. */
  acts: TalkAct[];
  /** Whether they speak for their organisation, so can block and report. */
  canAct: boolean;
  coordinator: string | null;
  introduced: boolean;
  entries: TalkEntry[];
  followUps: { id: string; dueOn: string; isDue: boolean; text: string | null }[];
  collaborationId: string | null;
  hasBlocked: boolean;
  reports: ReportView[];
  /** Only for staff. */
  staff: { reason: DeclineReason | null; note: string; coordinating: boolean } | null;
}

/**
 * Everything of a talk that the person may see, and nothing else: the reason of a refusal, notes and events of staff are
 * not read for others. Throws `unauthenticated`, `not_found`.
 */
export async function viewTalk(deps: Deps, principal: Principal, id: string): Promise<TalkView> {
  const access = await requireTalk(deps.db, principal, id);
  const { row, state, standing } = access;
  const now = deps.clock.now();
  const own: Side | null = standing.roles.to ? 'to' : standing.roles.from ? 'from' : null;
  const asStaff = mayWithTalk(standing, 'see-staff-notes');
  const questions = questionsOf(access);
  const reports = await thread.listReportsOf(deps.db, id, asStaff ? null : ownIds(access));
  return {
    id,
    programme: { id: row.programme_id, name: row.programme_name },
    origin: row.origin,
    status: statusAt(state, now),
    openedAt: row.opened_at,
    replyBy: row.reply_by,
    daysLeft: daysLeft(row.reply_by, now),
    sides: { from: sideView(access, 'from'), to: sideView(access, 'to') },
    own,
    message: row.message,
    answers: shownAnswers(row).map(({ label, value }) => ({ label, value })),
    questions,
    acts: personActs(access, now).filter((act) => act !== 'agree' || !questions?.isLacking),
    canAct: mayWithTalk(standing, 'act'),
    coordinator: row.coordinator_id
      ? ((await repo.findPerson(deps.db, row.coordinator_id))?.name ?? null)
      : null,
    introduced: row.coordination === 'introducing',
    entries: await readEntries(deps, access, asStaff),
    followUps: await readFollowUps(deps, id, dayOf(now)),
    collaborationId: row.collaboration_id,
    hasBlocked: await hasBlocked(deps, access),
    reports: reports.map((one) => ({
      id: one.id,
      by: one.organisation_name,
      text: one.text,
      answer: one.status === 'settled' ? one.answer : null,
      at: one.created_at,
    })),
    staff: asStaff
      ? {
          reason: row.decline_reason as DeclineReason | null,
          note: row.decline_note,
          coordinating: principal.kind === 'user' && row.coordinator_id === principal.userId,
        }
      : null,
  };
}

function ownIds({ row, standing }: TalkAccess): string[] {
  return (['from', 'to'] as const)
    .filter((side) => standing.roles[side] !== undefined)
    .map((side) => organisationOf(row, side).id);
}

async function hasBlocked(deps: Deps, access: TalkAccess): Promise<boolean> {
  const own = ownIds(access);
  const between = await repo.listExclusions(deps.db, access.row.from_id, access.row.to_id);
  return between.some((one) => one.kind === 'blocked' && own.includes(one.organisation_id));
}

function sideView({ row, state, agreements }: TalkAccess, side: Side) {
  const organisation = organisationOf(row, side);
  return {
    ...organisation,
    replied: state.replies[side] !== null,
    agreedBy: agreements.find((one) => one.organisation_id === organisation.id)?.agreed_by_name ?? null,
  };
}

function personActs({ state, standing }: TalkAccess, now: number): TalkAct[] {
  const actors: Actor[] = [
    ...actingSides(standing),
    ...(isStaff(standing.principal) ? ['staff' as const] : []),
  ];
  return [...new Set(actors.flatMap((actor) => actsOf(state, actor, now)))];
}

function questionsOf(access: TalkAccess): QuestionsView | null {
  const { form } = settingsOf(access.row);
  if (form.length === 0) return null;
  const answers = answersIn(access);
  return {
    side: answeringSideOf(access),
    isLacking: lacksAnswers(form, answers),
    canAnswer: mayAnswer(access),
    asked: form,
    answers,
  };
}

async function readFollowUps(deps: Deps, id: string, today: string): Promise<TalkView['followUps']> {
  return (await thread.listFollowUps(deps.db, [id])).map((one) => ({
    id: one.id,
    dueOn: one.due_on,
    isDue: one.due_on <= today,
    text: one.done_at === null ? null : one.text,
  }));
}

async function readEntries(
  deps: Deps,
  { row, standing }: TalkAccess,
  asStaff: boolean,
): Promise<TalkEntry[]> {
  const lines = await thread.listMessages(deps.db, row.id, asStaff);
  const files = await thread.listFiles(
    deps.db,
    lines.map(({ id }) => id),
  );
  const me = standing.principal.kind === 'user' ? standing.principal.userId : '';
  return lines.map((line) => ({
    id: line.id,
    kind: line.staff_only === 1 && line.kind === 'message' ? 'note' : line.kind,
    at: line.created_at,
    side: line.organisation_id === row.from_id ? 'from' : line.organisation_id === row.to_id ? 'to' : null,
    author: line.author_name,
    mine: line.author_id === me,
    text: line.kind === 'event' ? '' : line.text,
    event: line.kind === 'event' ? (line.text as TalkEvent) : null,
    meeting: line.kind === 'meeting' ? (JSON.parse(line.details) as TalkEntry['meeting']) : null,
    files: files
      .filter((file) => file.message_id === line.id)
      .map((file) => ({ id: file.file_id, name: file.name, mediaType: file.media_type, bytes: file.bytes })),
  }));
}
