import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { postAnswer } from '~/domains/surveys/actions.server';
import { openAnswer } from '~/domains/surveys/service/answer.server';
import { AnswerPage } from '~/domains/surveys/ui/answer-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, language } = args.context;
  return answer(args, 'surveys', async () => ({
    view: await openAnswer(deps, args.params.token ?? ''),
    title: pageTitle(language, 'surveys:answer.pageTitle'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  return answer(args, 'surveys', () => postAnswer(args.context.deps, args.params.token ?? '', form));
}

/** The address is a key: it goes into no cache. To other sites no page's address goes. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: 'robots', content: 'noindex' },
];

export default function AnswerRoute() {
  const { view } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() ?? null;
  return <AnswerPage view={view} result={result} />;
}
