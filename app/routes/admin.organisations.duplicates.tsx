import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { duplicatesFilter } from '~/domains/organisations/people-schema';
import { listDuplicates } from '~/domains/organisations/service/merge.server';
import { DuplicatesPage } from '~/domains/organisations/ui/keeping/duplicates-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { page, done } = duplicatesFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return answer(args, 'organisations', async () => ({
    ...(await listDuplicates(deps, principal, page)),
    page,
    done,
    title: pageTitle(language, 'organisations:merge.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function DuplicatesRoute() {
  const { pairs, total, page, pages, done } = useLoaderData<typeof loader>();
  return <DuplicatesPage pairs={pairs} total={total} page={page} pages={pages} done={done} />;
}
