import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { compareVersions } from '~/domains/visions/service/versions.server';
import { ComparePageView } from '~/domains/visions/ui/pages/compare';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const search = new URL(args.request.url).searchParams;
  const number = (name: string) => {
    const given = search.get(name);
    return given ? Math.max(0, Math.trunc(Number(given))) || 0 : null;
  };
  return answer(args, 'visions', async () => ({
    comparison: await compareVersions(deps, principal, args.params.id ?? '', {
      from: number('from'),
      to: number('to'),
    }),
    title: pageTitle(language, 'visions:compare.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function VisionCompareRoute() {
  const { comparison } = useLoaderData<typeof loader>();
  return <ComparePageView comparison={comparison} />;
}
