import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnScreening } from '~/domains/grants/screening/actions.server';
import { getMinutes } from '~/domains/grants/screening/service/minutes.server';
import { MinutesPageView } from '~/domains/grants/screening/ui/minutes-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => ({
    page: await getMinutes(deps, principal, args.params.grantId ?? ''),
    title: pageTitle(language, 'screening:minutes'),
  }));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.grantId ?? '';
  const allowed = () => getMinutes(deps, principal, id);
  return answer(args, 'screening', () =>
    actOnScreening('minutes', { deps, principal, id }, args.request, allowed),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MinutesRoute() {
  const { page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AppShell>
      <MinutesPageView page={page} answer={result} />
    </AppShell>
  );
}
