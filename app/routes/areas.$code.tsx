import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { standingSearch } from '~/domains/areas/model';
import { readKarteOptions } from '~/domains/karte/schema';
import { karteOf } from '~/domains/karte/service.server';
import { KarteScreen } from '~/domains/karte/ui/karte-screen';
import { RelatedSection } from '~/domains/karte/ui/sections/take-away';
import { listMapsForArea } from '~/domains/maps/service/publish.server';
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
    const [maps, visions] = await Promise.all([
      listMapsForArea(deps, principal, view.area.code),
      listVisionsOfArea(deps, principal, view.area.code),
    ]);
    return {
      view,
      maps: [...new Set([...maps.published, ...maps.working].map(({ title }) => title))],
      visions,
      title: pageTitle(language, 'karte:title', { name: view.area.name }),
    };
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
  const { view, maps, visions } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <KarteScreen
        view={view}
        related={
          <>
            <RelatedSection
              id="maps"
              title={t('karte:related.maps')}
              links={[
                {
                  to: `/areas/${view.area.code}/map${standingSearch(view.standing)}`,
                  title: t('karte:related.openMaps', { name: view.area.name }),
                  note: maps.length > 0 ? maps.join(' / ') : t('karte:related.noMaps'),
                },
              ]}
            />
            <VisionLinks items={visions} newPath={null} />
          </>
        }
      />
    </AppShell>
  );
}
