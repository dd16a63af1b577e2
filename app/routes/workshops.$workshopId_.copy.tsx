import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { submitForm } from '~/domains/workshops/forms.server';
import { copyWorkshopInput } from '~/domains/workshops/schema';
import { copyWorkshop, getPlan } from '~/domains/workshops/service/plan.server';
import { PlanForm } from '~/domains/workshops/ui/plan/form-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Checkbox, TextInput } from '~/ui/form/inputs';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    const { workshop } = await getPlan(deps, principal, args.params.workshopId ?? '');
    return { workshop, title: pageTitle(language, 'workshops:plan.settings.copyTitle') };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, copyWorkshopInput, async (input) => {
      const copy = await copyWorkshop(deps, principal, args.params.workshopId ?? '', input);
      throw redirect(`/workshops/${copy}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CopyWorkshopRoute() {
  const { workshop } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const words = 'workshops:plan.settings';
  return (
    <PlanForm<'title' | 'content'>
      id="copy"
      title={t(`${words}.copyTitle`)}
      intro={t(`${words}.copyText`)}
      result={useActionData<typeof action>()}
      initial={{ title: t(`${words}.copyDefault`, { title: workshop.title }) }}
      submit={t(`${words}.copySubmit`)}
      back={`/workshops/${workshop.id}`}
    >
      {(field) => (
        <>
          <TextInput {...field('title')} label={t(`${words}.copyName`)} required />
          <Checkbox
            name="content"
            defaultChecked={field('content').defaultValue === 'on'}
            label={t(`${words}.copyContent`)}
          />
        </>
      )}
    </PlanForm>
  );
}
