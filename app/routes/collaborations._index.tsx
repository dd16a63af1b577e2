import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { statusFilter, wordsFilter } from '~/domains/collaborations/schema';
import { listCollaborations } from '~/domains/collaborations/service.server';
import { CollaborationListPage } from '~/domains/collaborations/ui/collaboration-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const search = new URL(args.request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? 1)) || 1);
  const status = statusFilter.parse(search.get('status'));
  const words = wordsFilter.parse(search.get('q'));
  return answer(args, 'collaborations', async () => ({
    ...(await listCollaborations(deps, principal, { status, words, page })),
    page,
    status,
    words,
    canType: principal.kind === 'user',
    title: pageTitle(language, 'collaborations:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CollaborationsRoute() {
  return <CollaborationListPage {...useLoaderData<typeof loader>()} />;
}
