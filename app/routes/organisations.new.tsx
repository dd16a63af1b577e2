import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitOrganisation } from '~/domains/organisations/forms.server';
import { createOrganisation } from '~/domains/organisations/service/edit.server';
import { offerNewOrganisation } from '~/domains/organisations/service.server';
import { EditPage } from '~/domains/organisations/ui/edit/edit-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    ...(await offerNewOrganisation(deps, principal)),
    title: pageTitle(language, 'organisations:form.newTitle'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'organisations', async () => {
    await offerNewOrganisation(deps, principal);
    return submitOrganisation(form, async ({ content }) => {
      const { id } = await createOrganisation(deps, principal, content);
      throw redirect(`/organisations/${id}`);
    });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewOrganisationRoute() {
  const { areas, listedAtOnce } = useLoaderData<typeof loader>();
  return (
    <EditPage
      current={null}
      areas={areas}
      areaNames={{}}
      answer={useActionData<typeof action>()}
      listedAtOnce={listedAtOnce}
    />
  );
}
