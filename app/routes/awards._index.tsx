import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { awardFilter } from '~/domains/grants/awards/schema';
import { listAwards } from '~/domains/grants/awards/service/list.server';
import { AwardListPage } from '~/domains/grants/awards/ui/award-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'awards', async () => {
    const { searchParams } = new URL(args.request.url);
    const { show } = awardFilter.parse(Object.fromEntries(searchParams));
    const list = await listAwards(deps, principal, show);
    return { ...list, show, title: pageTitle(language, 'awards:title') };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AwardsRoute() {
  const { items, isStaff, show } = useLoaderData<typeof loader>();
  return <AwardListPage items={items} isStaff={isStaff} show={show} />;
}
