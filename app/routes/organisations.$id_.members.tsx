import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnMembers } from '~/domains/organisations/members-action.server';
import { getMembers } from '~/domains/organisations/service/members.server';
import { MembersPage } from '~/domains/organisations/ui/people/members-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    view: await getMembers(deps, principal, args.params.id ?? ''),
    title: pageTitle(language, 'organisations:team.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, origin } = args.context;
  const form = await args.request.formData();
  return answer(args, 'organisations', () =>
    actOnMembers(deps, principal, args.params.id ?? '', { form, origin }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.organisation.name} · ${data.title}` : undefined },
];

export default function MembersRoute() {
  const { view } = useLoaderData<typeof loader>();
  return <MembersPage view={view} outcome={useActionData<typeof action>()} />;
}
