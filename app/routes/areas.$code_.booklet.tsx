import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { karteSearch, readKarteOptions } from '~/domains/karte/schema';
import { karteOf } from '~/domains/karte/service.server';
import { Booklet } from '~/domains/karte/ui/booklet';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, language, origin } = args.context;
  return answer(args, 'karte', async () => {
    const options = readKarteOptions(new URL(args.request.url).searchParams);
    const view = await karteOf(deps, args.params.code ?? '', options);
    return {
      view,
      address: `${origin}/areas/${view.area.code}${karteSearch(view.options)}`,
      printedAt: deps.clock.now(),
      title: pageTitle(language, 'karte:title', { name: view.area.name }),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function BookletPage() {
  const { view, address, printedAt } = useLoaderData<typeof loader>();
  return (
    <main id="main" tabIndex={-1} className="outline-none">
      <Booklet view={view} address={address} printedAt={printedAt} />
    </main>
  );
}
