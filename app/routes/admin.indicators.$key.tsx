import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnIndicator } from '~/domains/indicators/actions.server';
import { getKeeping } from '~/domains/indicators/service/keep.server';
import { KeepPage } from '~/domains/indicators/ui/keep-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'indicators', () => getKeeping(deps, principal, args.params.key ?? ''));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'indicators', () =>
    actOnIndicator({ deps, principal, key: args.params.key ?? '' }, form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.item.name }];

export default function KeepIndicatorRoute() {
  const view = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? null;
  return (
    <AdminFrame>
      <KeepPage view={view} result={result} />
    </AdminFrame>
  );
}
