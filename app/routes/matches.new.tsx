import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openingWords } from '~/domains/cases/service/start-from.server';
import { type FormAnswer, takeNewTalk } from '~/domains/matching/talks/forms.server';
import { newTalkSearch } from '~/domains/matching/talks/schema';
import { openNewTalk } from '~/domains/matching/talks/service/ask.server';
import { NewTalkView } from '~/domains/matching/talks/ui/new-talk';
import { ideaToJoin, linkIdea } from '~/domains/provenance/service.server';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

const searchOf = (request: Request) =>
  newTalkSearch.parse(Object.fromEntries(new URL(request.url).searchParams));

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language, origin } = args.context;
  const search = searchOf(args.request);
  return answer(args, 'talks', async () => {
    const page = await openNewTalk(deps, principal, search);
    const title = pageTitle(language, page.introducing ? 'talks:new.titleStaff' : 'talks:new.title');
    const words = await openingWords(deps, principal, search.case, { language, origin });
    const idea = await ideaToJoin(deps, principal, search.idea);
    return { page, search, words, idea, title };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const search = searchOf(args.request);
  const form = await args.request.formData();
  return answer(args, 'talks', async () => {
    const idea = await ideaToJoin(deps, principal, search.idea);
    return takeNewTalk(deps, principal, search, form, async (id) => {
      if (idea) await linkIdea(deps, principal, idea.id, { kind: 'talk', id });
    });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewMatchRoute() {
  const { page, search, words, idea } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return <NewTalkView page={page} search={search} words={words} idea={idea} answered={answered ?? null} />;
}
