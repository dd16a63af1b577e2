import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { openVersionPage } from '~/domains/visions/service/reading.server';
import { VisionPageView } from '~/domains/visions/ui/reading/vision-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, origin } = args.context;
  const { id = '', number = '' } = args.params;
  return answer(args, 'visions', async () => ({
    page: await openVersionPage(deps, principal, id, Number(number)),
    address: `${origin}/visions/${id}/versions/${number}`,
    today: deps.clock.now(),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.title ?? '' }];

export default function VisionVersionRoute() {
  const { page, address, today } = useLoaderData<typeof loader>();
  return <VisionPageView page={page} address={address} today={today} />;
}
