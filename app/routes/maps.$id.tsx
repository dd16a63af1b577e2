import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { json } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { runMapAction } from '~/domains/maps/service/lead.server';
import { openMapPage, readMapContent } from '~/domains/maps/service/page.server';
import { MapPageView, printedFrom } from '~/domains/maps/ui/page/map-page';
import { PrintPage } from '~/domains/maps/ui/print/print-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, origin } = args.context;
  const id = args.params.id ?? '';
  const isPrint = new URL(args.request.url).searchParams.get('view') === 'print';
  return answer(args, 'maps', async () => ({
    ...(await openMapPage(deps, principal, id)),
    content: isPrint ? await readMapContent(deps, principal, id) : null,
    origin,
  }));
}

/** What somebody who leads decides about the map as a whole (field `intent`). */
export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'maps', async () =>
    json(await runMapAction(deps, principal, args.params.id ?? '', String(form.get('intent') ?? ''))),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.facts.title : '' }];

export default function MapRoute() {
  const { content, ...page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  if (content) return <PrintPage map={printedFrom(page)} content={content} search={search} />;
  return <MapPageView page={page} />;
}
