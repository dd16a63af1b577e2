import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { fairnessFilter } from '~/domains/matching/rounds/schema';
import { getFairness } from '~/domains/matching/rounds/service/fairness.server';
import { Fairness } from '~/domains/matching/rounds/ui/fairness';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { dayOf, fiscalYearOf } from '~/platform/wareki';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const filter = fairnessFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return answer(args, 'matching', async () => ({
    page: await getFairness(deps, principal, filter),
    thisYear: fiscalYearOf(dayOf(deps.clock.now())),
    title: pageTitle(language, 'matching:fairness.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function FairnessRoute() {
  const { page, thisYear } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <AdminFrame>
      <Fairness page={page} thisYear={thisYear} query={search} />
    </AdminFrame>
  );
}
