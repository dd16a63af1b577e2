import { Link } from '@remix-run/react';
import { Handshake } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Notice, type NoticeKind } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../forms.server';
import { otherSide, type Side } from '../model';
import type { TalkView } from '../service/view.server';
import { AgreementBox } from './agreement-box';
import { AnswerForms } from './answer-forms';
import { BackToTalks } from './back-to-talks';
import { Composer, MeetingForm } from './composer';
import { FollowUps } from './follow-ups';
import { LeaveForms } from './leave-forms';
import { AnswerQuestions } from './questions';
import { StaffBox } from './staff-box';
import { TalkStatusSign } from './status-sign';
import { Thread } from './thread';
import { useFreshTalk } from './use-fresh-talk';

export interface TalkPart {
  talk: TalkView;
  answered: FormAnswer | null;
}

/** One talk: how far it is, what to do now, what was said, and what one can write. */
export function TalkPage({ talk, answered, line }: TalkPart & { line: ReactNode }) {
  const { t } = useTranslation();
  useFreshTalk();
  const { from, to } = talk.sides;
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <BackToTalks staff={talk.own === null} />
          <h1 className="text-3xl">
            <Phrases>
              {talk.own
                ? talk.sides[otherSide(talk.own)].name
                : t('talks:page.between', { from: from.name, to: to.name })}
            </Phrases>
          </h1>
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <TalkStatusSign status={talk.status} />
            <span>{t('talks:page.programme', { name: talk.programme.name })}</span>
          </p>
        </header>
        <Now talk={talk} />
        {line}
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="flex min-w-0 flex-col gap-8">
            <Request talk={talk} />
            {talk.questions?.canAnswer ? (
              <AnswerQuestions
                // What was wrong before is over once something is written.
                key={JSON.stringify(talk.questions.answers)}
                questions={talk.questions}
                answered={answered}
              />
            ) : null}
            {talk.acts.includes('accept') ? <AnswerForms talk={talk} answered={answered} /> : null}
            <Thread talk={talk} />
            {talk.acts.includes('write') ? <Composer talk={talk} answered={answered} /> : null}
            {talk.acts.includes('meet') ? <MeetingForm talk={talk} answered={answered} /> : null}
          </div>
          <aside className="flex min-w-0 flex-col gap-6">
            <People talk={talk} />
            <AgreementBox talk={talk} answered={answered} />
            <FollowUps talk={talk} answered={answered} />
            {talk.canAct ? <LeaveForms talk={talk} answered={answered} /> : null}
            {talk.staff ? <StaffBox talk={talk} staff={talk.staff} answered={answered} /> : null}
          </aside>
        </div>
      </div>
    </AppShell>
  );
}

/** Where the talk stands for this reader: the sentence and how it looks. */
function standing(talk: TalkView): { key: string; kind: NoticeKind } {
  const { status, own, sides, acts } = talk;
  if (status === 'agreed') return { key: 'agreed', kind: 'good' };
  if (status === 'declined') return { key: declinedKey(talk), kind: 'info' };
  if (status === 'open') {
    if (!own) return { key: 'staff_open', kind: 'info' };
    if (sides[own].replied) return { key: 'for_them', kind: 'info' };
    return { key: talk.origin === 'interest' ? 'for_us' : 'introduced_us', kind: 'warn' };
  }
  if (status !== 'talking') return { key: status, kind: 'info' };
  if (own && sides[otherSide(own)].agreedBy) return { key: 'agree_us', kind: 'warn' };
  if (own && sides[own].agreedBy) return { key: 'agree_them', kind: 'info' };
  return { key: acts.includes('decline') ? 'asked_back' : 'talking', kind: 'info' };
}

function declinedKey({ own, entries }: TalkView): string {
  const by = entries.find((entry) => entry.event === 'declined')?.side;
  if (!own) return 'declined_staff';
  return by === own ? 'declined_by_us' : 'declined_by_them';
}

function Now({ talk }: { talk: TalkView }) {
  const { t, i18n } = useTranslation();
  const { key, kind } = standing(talk);
  const days = t('talks:days.left', { count: talk.daysLeft });
  const words = {
    other: talk.own ? talk.sides[otherSide(talk.own)].name : '',
    to: talk.sides.to.name,
    days,
  };
  return (
    <Notice kind={kind}>
      <p className="text-lg">{t(`talks:now.${key}`, words)}</p>
      {talk.status === 'open' ? (
        <p>{t('talks:days.until', { date: formatDate(talk.replyBy, i18n.language as Language) })}</p>
      ) : null}
      {talk.status === 'talking' && talk.questions?.isLacking ? (
        <Lacking talk={talk} side={talk.questions.side} />
      ) : null}
      {talk.own && !talk.canAct ? <p>{t('talks:now.read_only')}</p> : null}
      {talk.collaborationId ? (
        <Link
          to={`/collaborations/${talk.collaborationId}`}
          className="inline-flex min-h-11 items-center gap-2 font-bold text-brand underline underline-offset-4"
        >
          <Handshake aria-hidden="true" className="size-5" />
          {t('talks:page.collaboration')}
        </Link>
      ) : null}
    </Notice>
  );
}

/** That nobody can agree before the programme's questions are answered. */
function Lacking({ talk, side }: { talk: TalkView; side: Side }) {
  const { t } = useTranslation();
  return talk.own === side ? (
    <p>{t('talks:questions.ours')}</p>
  ) : (
    <p>{t('talks:questions.theirs', { name: talk.sides[side].name })}</p>
  );
}

function Request({ talk }: { talk: TalkView }) {
  const { t, i18n } = useTranslation();
  const title = { interest: 'request', staff: 'introduction', round: 'round' } as const;
  return (
    <section aria-labelledby="talk-request" className="flex flex-col gap-3">
      <h2 id="talk-request" className="text-xl">
        {t(`talks:page.${title[talk.origin]}`)}
      </h2>
      <div className="flex flex-col gap-3 rounded-xl border border-line p-4 shadow-card">
        <p className="text-ink-soft">
          {talk.origin === 'interest' ? talk.sides.from.name : t('talks:city')} ·{' '}
          {formatDate(talk.openedAt, i18n.language as Language)}
        </p>
        <p className="whitespace-pre-wrap break-words text-lg">{talk.message}</p>
        {talk.answers.length > 0 ? (
          <dl aria-label={t('talks:page.answers')} className="flex flex-col gap-2 border-t border-line pt-3">
            {talk.answers.map(({ label, value }) => (
              <div key={label}>
                <dt className="font-bold">{label}</dt>
                <dd className="whitespace-pre-wrap break-words">{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </section>
  );
}

function People({ talk }: { talk: TalkView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="talk-people" className="flex flex-col gap-2">
      <h2 id="talk-people" className="text-lg">
        {t('talks:page.people')}
      </h2>
      <ul className="flex flex-col">
        {(['from', 'to'] as const).map((side) => (
          <li key={side}>
            <Link
              to={`/organisations/${talk.sides[side].id}`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {talk.sides[side].name}
            </Link>
          </li>
        ))}
      </ul>
      {talk.coordinator ? <p>{t('talks:page.coordinator', { name: talk.coordinator })}</p> : null}
      <p className="text-ink-soft">{t('talks:page.staffReads')}</p>
    </section>
  );
}
