import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeEditForm } from '~/domains/cases/forms.server';
import { getDraft } from '~/domains/cases/service/reading.server';
import { CaseEditPage } from '~/domains/cases/ui/case-edit';
import { listAreaChoices } from '~/domains/organisations/service.server';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'cases', async () => ({
    told: await getDraft(deps, principal, args.params.id ?? ''),
    areas: await listAreaChoices(deps),
    saved: new URL(args.request.url).searchParams.get('saved') ?? '',
  }));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'cases', () => takeEditForm(deps, principal, args.params.id ?? '', args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.told.title ?? '' }];

export default function EditCaseRoute() {
  const { told, areas, saved } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return <CaseEditPage told={told} answered={answered ?? null} areas={areas} saved={saved} />;
}
