import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { listVisionsOfWorkshop } from '~/domains/visions/service/visions.server';
import { VisionLinks } from '~/domains/visions/ui/vision-links';
import { runPlanAction } from '~/domains/workshops/plan-actions.server';
import { getPlan } from '~/domains/workshops/service/plan.server';
import { listAgendaTemplates } from '~/domains/workshops/service/templates.server';
import { sessionToRun } from '~/domains/workshops/ui/console/session-to-run';
import { PlanScreen } from '~/domains/workshops/ui/plan/plan-screen';
import { answer } from '~/platform/http-errors.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language, origin } = args.context;
  const query = new URL(args.request.url).searchParams;
  return answer(args, 'workshops', async () => {
    const plan = await getPlan(deps, principal, args.params.workshopId ?? '');
    const templates = await listAgendaTemplates(deps, principal, language);
    return {
      plan,
      visions: await listVisionsOfWorkshop(deps, plan.workshop.id),
      templates: templates.map(({ id, name, minutes, own }) => ({ id, name, minutes, own })),
      sessionId: sessionToRun(plan.sessions, query.get('session')),
      notice: query.get('notice') === 'template-saved',
      origin,
      title: `${plan.workshop.title} | ${i18nFor(language).t('productName')}`,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, language } = args.context;
  const form = await args.request.formData();
  const workshopId = args.params.workshopId ?? '';
  return answer(args, 'workshops', () => runPlanAction({ deps, principal, language, workshopId, form }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PlanRoute() {
  const { plan, visions, templates, sessionId, notice, origin } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const session = plan.sessions.find((one) => one.id === sessionId) ?? null;
  return (
    <AppShell>
      <PlanScreen
        plan={plan}
        session={session}
        templates={templates}
        templateSaved={notice}
        origin={origin}
        outcome={outcome ?? null}
      />
      <VisionLinks items={visions} newPath={`/visions/new?workshop=${plan.workshop.id}`} />
    </AppShell>
  );
}
