import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readHistory } from '~/domains/organisations/service/edit.server';
import { nameAreas } from '~/domains/organisations/service.server';
import { HistoryPage } from '~/domains/organisations/ui/history';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const id = args.params.id ?? '';
  return answer(args, 'organisations', async () => ({
    id,
    ...(await readHistory(deps, principal, id)),
    areaNames: await nameAreas(deps),
    title: pageTitle(language, 'organisations:history.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OrganisationHistoryRoute() {
  const { id, name, entries, areaNames } = useLoaderData<typeof loader>();
  return <HistoryPage id={id} name={name} entries={entries} areaNames={areaNames} />;
}
