import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import { listInvitations } from '~/domains/accounts/service/invitations.server';
import {
  HomeSection,
  JoinedSessions,
  type LedSession,
  LedSessions,
  NoJoinedSessions,
  NoLedSessions,
  StaffDuties,
} from '~/domains/accounts/ui/home';
import { listAwaitedConsents } from '~/domains/cases/service/reading.server';
import { AwaitedConsents } from '~/domains/cases/ui/waiting';
import { listWaitingCheckIns } from '~/domains/collaborations/service/check-ins.server';
import { WaitingCheckIns } from '~/domains/collaborations/ui/home-check-ins';
import { listWaitingAwards } from '~/domains/grants/awards/service/list.server';
import { WaitingAwards } from '~/domains/grants/awards/ui/home-awards';
import { listWaitingScreenings } from '~/domains/grants/screening/service/page.server';
import { ScreeningList } from '~/domains/grants/screening/ui/screening-list';
import { listWaitingApplications } from '~/domains/grants/service/view.server';
import { ApplicationItems } from '~/domains/grants/ui/applications/list';
import { listMyRounds } from '~/domains/matching/rounds/service/rounds.server';
import { RoundList } from '~/domains/matching/rounds/ui/round-list';
import { listWaiting } from '~/domains/matching/talks/service/lists.server';
import { countStaffDuties } from '~/domains/matching/talks/service/staff.server';
import { StaffTalkDuties, WaitingFollowUps, WaitingRequests } from '~/domains/matching/talks/ui/home-talks';
import { listMyOrganisations } from '~/domains/organisations/service.server';
import { MyOrganisations, NoOrganisations } from '~/domains/organisations/ui/mine';
import { listMyOpenSessions } from '~/domains/workshops/service/join.server';
import { listOpenWorkshops, type WorkshopItem } from '~/domains/workshops/service/programmes.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

/** What waits for the person today, by role. */
export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'see-home');
  const { deps, language } = args.context;
  const isStaff = principal.role === 'staff';
  const [
    workshops,
    joined,
    talks,
    invitations,
    talkDuties,
    organisations,
    rounds,
    consents,
    awards,
    applications,
  ] = await Promise.all([
    listOpenWorkshops(deps, principal),
    listMyOpenSessions(deps, principal),
    listWaiting(deps, principal),
    isStaff ? listInvitations(deps, principal) : [],
    isStaff ? countStaffDuties(deps, principal) : { reports: 0, soon: 0 },
    listMyOrganisations(deps, principal),
    listMyRounds(deps, principal),
    listAwaitedConsents(deps, principal),
    listWaitingAwards(deps, principal),
    listWaitingApplications(deps, principal),
  ]);
  const checkIns = await listWaitingCheckIns(deps, principal);
  return {
    name: principal.name,
    checkIns,
    role: principal.role,
    running: ledSessions(workshops, 'running'),
    coming: ledSessions(workshops, 'planned'),
    joined,
    talks,
    talkDuties,
    organisations,
    screenings: await listWaitingScreenings(deps, principal),
    consents,
    awards,
    applications,
    // Those in which a list is asked for, or an objection can still be made.
    rounds: rounds.filter(({ status }) => status === 'collecting' || status === 'published'),
    duties: { open: invitations.length, expired: invitations.filter((item) => item.expired).length },
    title: pageTitle(language, 'nav.home'),
  };
}

/** Sessions in one state, the earliest first and those without a date last. */
function ledSessions(workshops: WorkshopItem[], status: 'running' | 'planned'): LedSession[] {
  return workshops
    .flatMap((workshop) =>
      workshop.sessions
        .filter((session) => session.status === status)
        .map((session) => ({
          sessionId: session.id,
          workshopId: workshop.id,
          workshopTitle: workshop.title,
          title: session.title,
          startsAt: session.startsAt,
          code: session.code,
          people: workshop.people,
        })),
    )
    .sort((a, b) => (a.startsAt ?? Number.MAX_SAFE_INTEGER) - (b.startsAt ?? Number.MAX_SAFE_INTEGER));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function HomePage() {
  const { name, role, running, coming, joined, talks, talkDuties, organisations, rounds, consents, duties } =
    useLoaderData<typeof loader>();
  const { screenings, checkIns, awards, applications } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const leads = role !== 'member';
  return (
    <AppShell>
      <div className="flex flex-col gap-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-3xl">
            <Phrases>{t('accounts:home.title', { name })}</Phrases>
          </h1>
          <div className="flex flex-wrap gap-3">
            {talks.member ? (
              <ButtonLink to="/matches" variant="secondary">
                {t('talks:home.all')}
              </ButtonLink>
            ) : null}
            {awards.hasAny ? (
              <ButtonLink to="/awards" variant="secondary">
                {t('awards:home.all')}
              </ButtonLink>
            ) : null}
            {leads ? (
              <ButtonLink to="/programmes" variant="secondary">
                {t('accounts:home.programmes')}
              </ButtonLink>
            ) : null}
          </div>
        </div>
        {running.length > 0 ? (
          <HomeSection title={t('accounts:home.running')}>
            <LedSessions sessions={running} running />
          </HomeSection>
        ) : null}
        {role === 'staff' ? (
          <HomeSection title={t('accounts:home.waiting')}>
            {duties.open > 0 || talkDuties.reports + talkDuties.soon === 0 ? (
              <StaffDuties {...duties} />
            ) : null}
            <StaffTalkDuties {...talkDuties} />
          </HomeSection>
        ) : null}
        {talks.requests.length > 0 ? (
          <HomeSection title={t('talks:home.title')}>
            <WaitingRequests requests={talks.requests} />
          </HomeSection>
        ) : null}
        {talks.followUps.length > 0 ? (
          <HomeSection title={t('talks:home.followUps')}>
            <WaitingFollowUps followUps={talks.followUps} />
          </HomeSection>
        ) : null}
        {consents.length > 0 ? (
          <HomeSection title={t('cases:consent.waiting')}>
            <AwaitedConsents items={consents} />
          </HomeSection>
        ) : null}
        {screenings.length > 0 ? (
          <HomeSection title={t('screening:home')}>
            <ScreeningList items={screenings} />
          </HomeSection>
        ) : null}
        {checkIns.length > 0 ? (
          <HomeSection title={t(role === 'staff' ? 'collaborations:home.late' : 'collaborations:home.title')}>
            <WaitingCheckIns checkIns={checkIns} />
          </HomeSection>
        ) : null}
        {awards.waiting.length > 0 ? (
          <HomeSection title={t('awards:home.title')}>
            <WaitingAwards awards={awards.waiting} />
          </HomeSection>
        ) : null}
        {applications.length > 0 ? (
          <HomeSection title={t('grants:home.answer')}>
            <ApplicationItems items={applications} />
          </HomeSection>
        ) : null}
        {rounds.length > 0 ? (
          <HomeSection title={t('matching:rounds.mine')}>
            <RoundList rounds={rounds} base="/matching/rounds" />
          </HomeSection>
        ) : null}
        {coming.length > 0 ? (
          <HomeSection title={t('accounts:home.coming')}>
            <LedSessions sessions={coming} running={false} />
          </HomeSection>
        ) : null}
        {organisations.length > 0 || role === 'member' ? (
          <HomeSection title={t('organisations:mine.title')}>
            {organisations.length > 0 ? (
              <MyOrganisations organisations={organisations} />
            ) : (
              <NoOrganisations />
            )}
          </HomeSection>
        ) : null}
        {leads && running.length + coming.length === 0 ? <NoLedSessions /> : null}
        {joined.length > 0 ? (
          <HomeSection title={t('accounts:home.joined')}>
            <JoinedSessions sessions={joined} />
          </HomeSection>
        ) : null}
        {!leads && joined.length === 0 && !talks.member ? <NoJoinedSessions /> : null}
      </div>
    </AppShell>
  );
}
