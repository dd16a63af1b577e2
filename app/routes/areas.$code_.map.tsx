import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { openAreaMaps } from '~/domains/maps/service/area-page.server';
import { AreaMapsPage } from '~/domains/maps/ui/area/area-maps';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'maps', async () => {
    const page = await openAreaMaps(deps, principal, args.params.code ?? '');
    if (!page) throw data(null, { status: 404 });
    return { ...page, title: pageTitle(language, 'maps:area.title', { name: page.area.name }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }];

export default function AreaMapsRoute() {
  return <AreaMapsPage page={useLoaderData<typeof loader>()} />;
}
