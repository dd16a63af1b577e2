import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { takeNewCase } from '~/domains/cases/forms.server';
import { offerNewCase } from '~/domains/cases/service/reading.server';
import { NewCasePage } from '~/domains/cases/ui/new-case';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const page = Math.max(1, Math.trunc(Number(new URL(args.request.url).searchParams.get('page') ?? 1)) || 1);
  return answer(args, 'cases', async () => ({
    ...(await offerNewCase(deps, principal, page)),
    page,
    tab: pageTitle(language, 'cases:newPage.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'cases', () => takeNewCase(deps, principal, form));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function NewCaseRoute() {
  const { items, page, pages } = useLoaderData<typeof loader>();
  return <NewCasePage items={items} page={page} pages={pages} />;
}
