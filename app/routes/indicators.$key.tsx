import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { yearParam } from '~/domains/indicators/schema';
import { getIndicator } from '~/domains/indicators/service/indicator.server';
import { IndicatorPage } from '~/domains/indicators/ui/indicator-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const year = yearParam.parse(new URL(args.request.url).searchParams.get('year') ?? undefined);
  return answer(args, 'indicators', () => getIndicator(deps, principal, args.params.key ?? '', year));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.item.name }];

export default function IndicatorRoute() {
  return <IndicatorPage {...useLoaderData<typeof loader>()} />;
}
