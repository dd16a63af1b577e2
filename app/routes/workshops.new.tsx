import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitForm } from '~/domains/workshops/forms.server';
import { workshopInput } from '~/domains/workshops/schema';
import { createWorkshop } from '~/domains/workshops/service/plan.server';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import { listAgendaTemplates } from '~/domains/workshops/service/templates.server';
import { NewWorkshopForm } from '~/domains/workshops/ui/plan/new-workshop-form';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    const programmes = await listProgrammesWithWorkshops(deps, principal);
    if (programmes.length === 0) throw redirect('/programmes/new');
    const templates = await listAgendaTemplates(deps, principal, language);
    return {
      programmes: programmes.map(({ id, name, fiscalYear }) => ({ id, name, fiscalYear })),
      templates: templates.map(({ id, name, minutes, phases }) => ({
        id,
        name,
        minutes,
        phases: phases.map((phase) => phase.title),
      })),
      programmeId: new URL(args.request.url).searchParams.get('programme') ?? '',
      title: pageTitle(language, 'workshops:create.title'),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, language } = args.context;
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, workshopInput, async (input) => {
      throw redirect(`/workshops/${await createWorkshop(deps, principal, input, language)}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewWorkshopRoute() {
  const { programmes, templates, programmeId } = useLoaderData<typeof loader>();
  return (
    <NewWorkshopForm
      programmes={programmes}
      templates={templates}
      programmeId={programmeId}
      result={useActionData<typeof action>()}
    />
  );
}
