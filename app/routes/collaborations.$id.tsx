import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { CollaborationPage } from '~/domains/collaborations/ui/collaboration-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'collaborations', () => getCollaboration(deps, principal, args.params.id ?? ''));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function CollaborationRoute() {
  return <CollaborationPage collaboration={useLoaderData<typeof loader>()} />;
}
