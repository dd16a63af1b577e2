import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitForm } from '~/domains/workshops/forms.server';
import { programmeInput } from '~/domains/workshops/schema';
import { getProgramme, updateProgramme } from '~/domains/workshops/service/programmes.server';
import { ProgrammeForm } from '~/domains/workshops/ui/plan/programme-form';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    const { workshops: _, ...programme } = await getProgramme(deps, principal, args.params.programmeId ?? '');
    return { programme, title: pageTitle(language, 'workshops:programmes.edit') };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const programmeId = args.params.programmeId ?? '';
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, programmeInput, async (input) => {
      await updateProgramme(deps, principal, programmeId, input);
      throw redirect(`/programmes/${programmeId}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditProgrammeRoute() {
  const { programme } = useLoaderData<typeof loader>();
  return (
    <ProgrammeForm
      programme={programme}
      year={programme.fiscalYear}
      result={useActionData<typeof action>()}
    />
  );
}
