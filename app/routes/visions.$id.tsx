import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { openVisionPage } from '~/domains/visions/service/reading.server';
import { VisionPageView } from '~/domains/visions/ui/reading/vision-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, origin } = args.context;
  const id = args.params.id ?? '';
  return answer(args, 'visions', async () => ({
    page: await openVisionPage(deps, principal, id, new URL(args.request.url).searchParams.get('view')),
    address: `${origin}/visions/${id}`,
    today: deps.clock.now(),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.title ?? '' }];

export default function VisionRoute() {
  const { page, address, today } = useLoaderData<typeof loader>();
  return <VisionPageView page={page} address={address} today={today} />;
}
