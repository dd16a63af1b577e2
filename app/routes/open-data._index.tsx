import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DATASETS } from '~/domains/report/open-data.server';
import { OpenDataPage } from '~/domains/report/ui/open-data-page';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader({ context }: LoaderFunctionArgs) {
  return { datasets: DATASETS, tab: pageTitle(context.language, 'report:openData.title') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function OpenDataRoute() {
  const { datasets } = useLoaderData<typeof loader>();
  return <OpenDataPage datasets={datasets} />;
}
