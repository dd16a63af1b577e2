import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitOrganisation } from '~/domains/organisations/forms.server';
import { changeOrganisation, offerEdit } from '~/domains/organisations/service/edit.server';
import { EditPage } from '~/domains/organisations/ui/edit/edit-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    ...(await offerEdit(deps, principal, args.params.id ?? '')),
    title: pageTitle(language, 'organisations:form.editTitle'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  const form = await args.request.formData();
  return answer(args, 'organisations', async () => {
    await offerEdit(deps, principal, id);
    return submitOrganisation(form, async (input) => {
      const conflict = await changeOrganisation(deps, principal, id, input);
      if (conflict) return conflict;
      throw redirect(`/organisations/${id}`);
    });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function EditOrganisationRoute() {
  const { current, areas, areaNames } = useLoaderData<typeof loader>();
  return (
    <EditPage
      current={current}
      areas={areas}
      areaNames={areaNames}
      answer={useActionData<typeof action>()}
      listedAtOnce={false}
    />
  );
}
