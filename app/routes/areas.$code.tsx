import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { readKarteOptions } from '~/domains/karte/schema';
import { karteOf } from '~/domains/karte/service.server';
import { KarteScreen } from '~/domains/karte/ui/karte-screen';
import { listVisionsOfArea } from '~/domains/visions/service/visions.server';
import { VisionLinks } from '~/domains/visions/ui/vision-links';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'karte', async () => {
    const options = readKarteOptions(new URL(args.request.url).searchParams);
    const view = await karteOf(deps, args.params.code ?? '', options);
    const visions = await listVisionsOfArea(deps, principal, view.area.code);
    return { view, visions, title: pageTitle(language, 'karte:title', { name: view.area.name }) };
  });
}

/** Stepping through the years of the pyramid needs nothing new from the server. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  const rest = (url: URL) => {
    const search = new URLSearchParams(url.search);
    search.delete('year');
    search.sort();
    return `${url.pathname}?${search}`;
  };
  const onlyYear = rest(currentUrl) === rest(nextUrl) && currentUrl.search !== nextUrl.search;
  return onlyYear && formMethod === undefined ? false : defaultShouldRevalidate;
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function KartePage() {
  const { view, visions } = useLoaderData<typeof loader>();
  return (
    <AppShell>
      <KarteScreen view={view} />
      <VisionLinks items={visions} newPath={null} />
    </AppShell>
  );
}
