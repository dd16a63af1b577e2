import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnIndicators } from '~/domains/indicators/actions.server';
import { requireKeeper } from '~/domains/indicators/service/keep.server';
import { readPlan } from '~/domains/indicators/service/plan.server';
import { KeepList } from '~/domains/indicators/ui/keep-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'indicators', async () => {
    requireKeeper(principal);
    return { plan: await readPlan(deps), title: pageTitle(language, 'indicators:keep.title') };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'indicators', () => actOnIndicators({ deps, principal, key: '' }, args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function KeepIndicatorsRoute() {
  const { plan } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? null;
  const preview = result && 'preview' in result ? (result.preview ?? null) : null;
  const problems = result && 'errors' in result ? result : null;
  return (
    <AdminFrame>
      <KeepList plan={plan} problems={problems} preview={preview} />
    </AdminFrame>
  );
}
