import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { newIdeaInput, statusFilter, wordsFilter } from '~/domains/ideas/schema';
import { createIdea } from '~/domains/ideas/service/make.server';
import { listIdeas } from '~/domains/ideas/service/read.server';
import { IdeaListPage } from '~/domains/ideas/ui/idea-list';
import { DomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const search = new URL(args.request.url).searchParams;
  const status = statusFilter.parse(search.get('status'));
  const words = wordsFilter.parse(search.get('q'));
  const page = Math.max(1, Math.trunc(Number(search.get('page') ?? 1)) || 1);
  return answer(args, 'ideas', async () => ({
    ...(await listIdeas(deps, principal, { status, words, page })),
    status,
    words,
    page,
    title: pageTitle(language, 'ideas:list.title'),
  }));
}

/** Makes an idea of a note, group or place; answers with its id and whether it is new. */
export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const input = newIdeaInput.safeParse(Object.fromEntries(await args.request.formData()));
  return answer(args, 'ideas', () => {
    if (!input.success) throw new DomainError('invalid');
    return createIdea(deps, principal, input.data);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function IdeasRoute() {
  return <IdeaListPage {...useLoaderData<typeof loader>()} />;
}
