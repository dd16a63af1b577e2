import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { openBoardPage } from '~/domains/boards/page.server';
import { BoardPageView } from '~/domains/boards/ui/page/board-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, origin } = args.context;
  return answer(args, 'boards', async () => ({
    ...(await openBoardPage(deps, principal, args.params.id ?? '')),
    origin,
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? data.title : '' }];

export default function BoardRoute() {
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <BoardPageView
      page={page}
      projector={search.get('view') === 'projector'}
      objectId={search.get('object')}
    />
  );
}
