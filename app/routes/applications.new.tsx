import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeNewApplication } from '~/domains/grants/forms.server';
import { newApplicationSearch } from '~/domains/grants/schema';
import { openNewApplication } from '~/domains/grants/service/start.server';
import { NewApplication } from '~/domains/grants/ui/applications/new';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

const searchOf = ({ url }: Request) =>
  newApplicationSearch.parse(Object.fromEntries(new URL(url).searchParams));

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const search = searchOf(args.request);
  return answer(args, 'grants', async () => ({
    page: await openNewApplication(deps, principal, search),
    search,
    title: pageTitle(language, 'grants:new.title'),
  }));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', async () =>
    takeNewApplication(deps, principal, searchOf(args.request), await args.request.formData()),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewApplicationRoute() {
  const { page, search } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return <NewApplication page={page} search={search} answered={answered ?? null} />;
}
