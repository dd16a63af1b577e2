import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { printApplication } from '~/domains/grants/service/view.server';
import { PrintPage } from '~/domains/grants/ui/applications/print';
import { answer } from '~/platform/http-errors.server';
import { dayOf } from '~/platform/wareki';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', async () => ({
    page: await printApplication(deps, principal, args.params.id ?? ''),
    today: dayOf(deps.clock.now()),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.content.title ?? '' }];

export default function ApplicationPrintRoute() {
  const { page, today } = useLoaderData<typeof loader>();
  return <PrintPage page={page} today={today} />;
}
