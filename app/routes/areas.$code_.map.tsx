import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { dayField } from '~/domains/areas/schema';
import { openAreaMaps } from '~/domains/maps/service/area-page.server';
import { AreaMapsPage, usePublishedPrint } from '~/domains/maps/ui/area/area-maps';
import { PrintPage } from '~/domains/maps/ui/print/print-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language, origin } = args.context;
  return answer(args, 'maps', async () => {
    const on = dayField.catch('').parse(new URL(args.request.url).searchParams.get('on'));
    const page = await openAreaMaps(deps, principal, args.params.code ?? '', on);
    if (!page) throw data(null, { status: 404 });
    return { ...page, origin, title: pageTitle(language, 'maps:area.title', { name: page.area.name }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }];

export default function AreaMapsRoute() {
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const print = usePublishedPrint(page, search.get('print'));
  return print ? <PrintPage {...print} search={search} /> : <AreaMapsPage page={page} />;
}
