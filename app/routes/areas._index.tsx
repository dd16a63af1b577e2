import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayWithAreas } from '~/domains/areas/policy';
import { cityMapSchema } from '~/domains/areas/schema';
import { readCityMap } from '~/domains/areas/service/city-map.server';
import { CityScreen } from '~/domains/areas/ui/city/city-screen';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { mapTilesOf } from '~/platform/map-tiles';
import { AppShell } from '~/ui/shell/app-shell';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { deps, principal, language } = context;
  const filter = cityMapSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return {
    filter,
    city: await readCityMap(deps, filter),
    figures: [],
    years: [],
    figure: null,
    tiles: mapTilesOf(deps.env),
    mayChange: mayWithAreas(principal, 'change-areas'),
    title: pageTitle(language, 'areas:city.title'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AreasPage() {
  const { title, ...city } = useLoaderData<typeof loader>();
  return (
    <AppShell width="full">
      <CityScreen {...city} />
    </AppShell>
  );
}
