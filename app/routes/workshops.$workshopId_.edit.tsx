import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitForm } from '~/domains/workshops/forms.server';
import { workshopPatch } from '~/domains/workshops/schema';
import { getPlan, updateWorkshop } from '~/domains/workshops/service/plan.server';
import { PlanForm } from '~/domains/workshops/ui/plan/form-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { TextArea, TextInput } from '~/ui/form/inputs';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    const { workshop } = await getPlan(deps, principal, args.params.workshopId ?? '');
    return { workshop, title: pageTitle(language, 'workshops:plan.settings.edit') };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const workshopId = args.params.workshopId ?? '';
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, workshopPatch, async (input) => {
      await updateWorkshop(deps, principal, workshopId, input);
      throw redirect(`/workshops/${workshopId}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditWorkshopRoute() {
  const { workshop } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <PlanForm<'title' | 'description'>
      id="workshop"
      title={t('workshops:plan.settings.edit')}
      result={useActionData<typeof action>()}
      initial={{ title: workshop.title, description: workshop.description }}
      submit={t('save')}
      back={`/workshops/${workshop.id}`}
    >
      {(field) => (
        <>
          <TextInput {...field('title')} label={t('workshops:create.name')} required />
          <TextArea {...field('description')} label={t('workshops:create.description')} rows={6} />
        </>
      )}
    </PlanForm>
  );
}
