import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnScreening } from '~/domains/grants/screening/actions.server';
import { getScreeningPage } from '~/domains/grants/screening/service/page.server';
import { ScreeningPageView } from '~/domains/grants/screening/ui/screening-page';
import { answer } from '~/platform/http-errors.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'screening', () => getScreeningPage(deps, principal, args.params.grantId ?? ''));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.grantId ?? '';
  const allowed = () => getScreeningPage(deps, principal, id);
  return answer(args, 'screening', () =>
    actOnScreening('programme', { deps, principal, id }, args.request, allowed),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.programme.title }];

export default function ScreeningRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AppShell>
      <ScreeningPageView page={page} answer={result} />
    </AppShell>
  );
}
