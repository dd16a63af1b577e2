import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import { viewDashboard } from '~/domains/dashboard/service.server';
import { DashboardPage } from '~/domains/dashboard/ui/dashboard-page';
import { pageTitle } from '~/platform/i18n/page-title.server';

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'read-audit');
  const { deps, language } = args.context;
  return { ...(await viewDashboard(deps, principal)), tab: pageTitle(language, 'dashboard:title') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function AdminRoute() {
  const { late, changes } = useLoaderData<typeof loader>();
  return <DashboardPage late={late} changes={changes} />;
}
