import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayKeepProgrammes } from '~/domains/grants/policy';
import { listMyApplications } from '~/domains/grants/service/view.server';
import { ApplicationList } from '~/domains/grants/ui/applications/list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'grants', async () => ({
    items: await listMyApplications(deps, principal),
    isStaff: mayKeepProgrammes(principal),
    title: pageTitle(language, 'grants:mine.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ApplicationsRoute() {
  const { items, isStaff } = useLoaderData<typeof loader>();
  return <ApplicationList items={items} isStaff={isStaff} />;
}
