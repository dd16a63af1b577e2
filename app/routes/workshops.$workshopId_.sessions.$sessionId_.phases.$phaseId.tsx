import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitForm } from '~/domains/workshops/forms.server';
import { phaseInput } from '~/domains/workshops/schema';
import { addPhase, updatePhase } from '~/domains/workshops/service/agenda.server';
import { getPlannedSession } from '~/domains/workshops/service/plan.server';
import { PhaseForm } from '~/domains/workshops/ui/plan/phase-form';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { workshopId = '', sessionId = '', phaseId = '' } = args.params;
  return answer(args, 'workshops', async () => {
    const { session, boards, maps } = await getPlannedSession(deps, principal, workshopId, sessionId);
    const phase = session.phases.find((one) => one.id === phaseId) ?? null;
    if (!phase && phaseId !== 'new') throw data(null, { status: 404 });
    const title = pageTitle(language, `workshops:plan.phase.${phase ? 'edit' : 'new'}`);
    return { phase, boards, maps, title, back: `/workshops/${workshopId}?session=${sessionId}#agenda` };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const { workshopId = '', sessionId = '', phaseId = '' } = args.params;
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, phaseInput, async (input) => {
      if (phaseId === 'new') await addPhase(deps, principal, sessionId, input);
      else await updatePhase(deps, principal, sessionId, phaseId, input);
      throw redirect(`/workshops/${workshopId}?session=${sessionId}#agenda`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function PhaseRoute() {
  const { phase, boards, maps, back } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return <PhaseForm phase={phase} boards={boards} maps={maps} back={back} result={result} />;
}
