import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayWithAreas } from '~/domains/areas/policy';
import { cityMapSchema } from '~/domains/areas/schema';
import { readCityMap } from '~/domains/areas/service/city-map.server';
import { readShownFigure } from '~/domains/areas/service/shown-figure.server';
import { CityScreen } from '~/domains/areas/ui/city/city-screen';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { mapTilesOf } from '~/platform/map-tiles';
import { AppShell } from '~/ui/shell/app-shell';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { deps, principal, language } = context;
  const filter = cityMapSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { t } = i18nFor(language);
  const words = {
    label: (id: string) => t(`areas:figures.${id}`),
    unit: (id: string) => t(`areas:units.${id}`),
  };
  return {
    filter,
    city: await readCityMap(deps, filter),
    ...(await readShownFigure(deps, filter, words)),
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
