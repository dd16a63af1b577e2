import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { viewLetter } from '~/domains/grants/awards/service/letters.server';
import { LetterPage } from '~/domains/grants/awards/ui/letter';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'awards', async () => {
    const { id = '', letter = '' } = args.params;
    const view = await viewLetter(deps, principal, id, letter);
    return { view, title: pageTitle(language, `awards:letter.${view.letter}.title`) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function LetterRoute() {
  return <LetterPage view={useLoaderData<typeof loader>().view} />;
}
