import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import { countInvitations } from '~/domains/accounts/service/invitations.server';
import { InvitationDuties } from '~/domains/accounts/ui/home';
import { listAwaitedConsents } from '~/domains/cases/service/reading.server';
import { HomeCases } from '~/domains/cases/ui/home';
import { listWaitingCheckIns } from '~/domains/collaborations/service/check-ins.server';
import { HomeCheckIns } from '~/domains/collaborations/ui/home';
import { listWaitingAwards } from '~/domains/grants/awards/service/list.server';
import { HomeAwards, HomeAwardsLink } from '~/domains/grants/awards/ui/home';
import { listWaitingScreenings } from '~/domains/grants/screening/service/page.server';
import { HomeScreenings } from '~/domains/grants/screening/ui/home';
import { listWaitingApplications } from '~/domains/grants/service/view.server';
import { HomeApplications } from '~/domains/grants/ui/home';
import { listWaitingRounds } from '~/domains/matching/rounds/service/rounds.server';
import { HomeRounds } from '~/domains/matching/rounds/ui/home';
import { listWaiting } from '~/domains/matching/talks/service/lists.server';
import { countStaffDuties } from '~/domains/matching/talks/service/staff.server';
import { HomeTalks, HomeTalksLink, StaffTalkDuties } from '~/domains/matching/talks/ui/home';
import { listMyOrganisations } from '~/domains/organisations/service.server';
import { HomeOrganisations } from '~/domains/organisations/ui/home';
import { goToAnswer } from '~/domains/surveys/actions.server';
import { listWaitingSurveys } from '~/domains/surveys/service/members.server';
import { HomeSurveys } from '~/domains/surveys/ui/home';
import { viewHomeWorkshops } from '~/domains/workshops/service/home.server';
import { HomeComing, HomeJoined, HomeProgrammesLink, HomeRunning } from '~/domains/workshops/ui/home';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { HomeSection } from '~/ui/home-section';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

/** What waits for the person today: every domain brings its own part. */
export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'see-home');
  const { deps, language } = args.context;
  const isStaff = principal.role === 'staff';
  return {
    name: principal.name,
    role: principal.role,
    workshops: await viewHomeWorkshops(deps, principal),
    duties: isStaff
      ? {
          invitations: await countInvitations(deps, principal),
          talks: await countStaffDuties(deps, principal),
        }
      : null,
    talks: await listWaiting(deps, principal),
    surveys: await listWaitingSurveys(deps, principal),
    consents: await listAwaitedConsents(deps, principal),
    screenings: await listWaitingScreenings(deps, principal),
    checkIns: await listWaitingCheckIns(deps, principal),
    awards: await listWaitingAwards(deps, principal),
    applications: await listWaitingApplications(deps, principal),
    rounds: await listWaitingRounds(deps, principal),
    organisations: await listMyOrganisations(deps, principal),
    title: pageTitle(language, 'nav.home'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'surveys', () => goToAnswer(deps, principal, form));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** How much there is that only staff can settle. */
function total({ invitations, talks }: NonNullable<Awaited<ReturnType<typeof loader>>['duties']>): number {
  return invitations.open + talks.reports + talks.soon;
}

export default function HomePage() {
  const { name, role, duties, ...home } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { consents, screenings, checkIns, awards, talks } = home;
  const isWaiting = [consents, screenings, checkIns, awards.waiting, talks.requests].some(
    ({ length }) => length > 0,
  );
  return (
    <AppShell>
      <div className="flex flex-col gap-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-3xl">
            <Phrases>{t('accounts:home.title', { name })}</Phrases>
          </h1>
          <div className="flex flex-wrap gap-3">
            <HomeTalksLink talks={home.talks} />
            <HomeAwardsLink hasAny={home.awards.hasAny} />
            <HomeProgrammesLink workshops={home.workshops} />
          </div>
        </div>
        <HomeRunning workshops={home.workshops} />
        {duties && (total(duties) > 0 || !isWaiting) ? (
          <HomeSection title={t('accounts:home.waiting')}>
            <InvitationDuties {...duties.invitations} isAlone={total(duties) === 0} />
            <StaffTalkDuties {...duties.talks} />
          </HomeSection>
        ) : null}
        <HomeTalks talks={home.talks} />
        <HomeCases items={home.consents} />
        <HomeSurveys surveys={home.surveys} />
        <HomeScreenings screenings={home.screenings} />
        <HomeCheckIns checkIns={home.checkIns} isStaff={role === 'staff'} />
        <HomeAwards awards={home.awards.waiting} />
        <HomeApplications applications={home.applications} />
        <HomeRounds rounds={home.rounds} />
        <HomeComing workshops={home.workshops} />
        <HomeOrganisations organisations={home.organisations} isMember={role === 'member'} />
        <HomeJoined workshops={home.workshops} isMember={home.talks.member} />
      </div>
    </AppShell>
  );
}
