import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusInput } from '~/domains/organisations/schema';
import { changeStatus } from '~/domains/organisations/service/edit.server';
import { openOrganisation } from '~/domains/organisations/service.server';
import { OrganisationPage } from '~/domains/organisations/ui/page';
import { DomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'organisations', async () => {
    const opened = await openOrganisation(deps, principal, args.params.id ?? '');
    if (opened.movedTo !== null) throw redirect(`/organisations/${opened.movedTo}`);
    return opened;
  });
}

/** Staff list an entry, hide it, or make it a draft again. */
export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  const input = statusInput.safeParse(Object.fromEntries(await args.request.formData()));
  return answer(args, 'organisations', async () => {
    if (!input.success) throw new DomainError('invalid');
    await changeStatus(deps, principal, id, input.data.status);
    return redirect(`/organisations/${id}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.organisation.name ?? '' }];

export default function OrganisationRoute() {
  const { movedTo: _movedTo, ...opened } = useLoaderData<typeof loader>();
  return <OrganisationPage {...opened} />;
}
