import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listCollaborations } from '~/domains/collaborations/service.server';
import { CollaborationListPage } from '~/domains/collaborations/ui/collaboration-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const asked = Number(new URL(args.request.url).searchParams.get('page') ?? 1);
  const page = Math.max(1, Math.trunc(asked) || 1);
  return answer(args, 'collaborations', async () => ({
    ...(await listCollaborations(deps, principal, page)),
    page,
    title: pageTitle(language, 'collaborations:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CollaborationsRoute() {
  const { items, total, pages, page } = useLoaderData<typeof loader>();
  return <CollaborationListPage items={items} total={total} pages={pages} page={page} />;
}
