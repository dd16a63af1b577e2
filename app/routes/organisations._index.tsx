import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayEnterOrganisation } from '~/domains/organisations/policy';
import { readFilter } from '~/domains/organisations/schema';
import { listAreaChoices, listDirectory } from '~/domains/organisations/service.server';
import { OrganisationListPage } from '~/domains/organisations/ui/list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const filter = readFilter(new URL(args.request.url).searchParams);
  return answer(args, 'organisations', async () => ({
    ...(await listDirectory(deps, principal, filter)),
    areas: await listAreaChoices(deps),
    mayEnter: mayEnterOrganisation(principal),
    title: pageTitle(language, 'organisations:list.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationsRoute() {
  const { items, total, pages, filter, areas, mayEnter } = useLoaderData<typeof loader>();
  return (
    <OrganisationListPage
      items={items}
      total={total}
      pages={pages}
      filter={filter}
      areas={areas}
      mayEnter={mayEnter}
    />
  );
}
