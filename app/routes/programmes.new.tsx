import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitForm } from '~/domains/workshops/forms.server';
import { programmeInput } from '~/domains/workshops/schema';
import { createProgramme, requirePlanner } from '~/domains/workshops/service/programmes.server';
import { ProgrammeForm } from '~/domains/workshops/ui/plan/programme-form';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    requirePlanner(principal);
    return {
      year: fiscalYearOf(dayOf(deps.clock.now())),
      title: pageTitle(language, 'workshops:programmes.newProgramme'),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, programmeInput, async (input) => {
      throw redirect(`/programmes/${await createProgramme(deps, principal, input)}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewProgrammeRoute() {
  const { year } = useLoaderData<typeof loader>();
  return <ProgrammeForm programme={null} year={year} result={useActionData<typeof action>()} />;
}
