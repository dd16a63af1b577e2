import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listClaims } from '~/domains/organisations/service/claims.server';
import { listDuplicates } from '~/domains/organisations/service/merge.server';
import { KeepingPage } from '~/domains/organisations/ui/keeping/keeping-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    claims: (await listClaims(deps, principal)).open.length,
    duplicates: (await listDuplicates(deps, principal, 1)).total,
    title: pageTitle(language, 'organisations:keeping.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function KeepingRoute() {
  const { claims, duplicates } = useLoaderData<typeof loader>();
  return <KeepingPage claims={claims} duplicates={duplicates} />;
}
