import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnScreening } from '~/domains/grants/screening/actions.server';
import { getCasePage } from '~/domains/grants/screening/service/case.server';
import { CasePageView } from '~/domains/grants/screening/ui/case-page';
import { answer } from '~/platform/http-errors.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'screening', () => getCasePage(deps, principal, args.params.applicationId ?? ''));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.applicationId ?? '';
  const allowed = () => getCasePage(deps, principal, id);
  return answer(args, 'screening', () =>
    actOnScreening('case', { deps, principal, id }, args.request, allowed),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CaseRoute() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AppShell>
      <CasePageView page={page} answer={result} />
    </AppShell>
  );
}
