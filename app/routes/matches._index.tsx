import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { submitTalkForm } from '~/domains/matching/talks/forms.server';
import { unblockInput } from '~/domains/matching/talks/schema';
import { listMyTalks } from '~/domains/matching/talks/service/lists.server';
import { unblock } from '~/domains/matching/talks/service/safety.server';
import { MyTalksPage } from '~/domains/matching/talks/ui/my-talks';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'talks', async () => ({
    talks: await listMyTalks(deps, principal),
    title: pageTitle(language, 'talks:title'),
  }));
}

/** Lifts a block of one's own organisation. */
export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'talks', () =>
    submitTalkForm(form, unblockInput, async (input) => {
      await unblock(deps, principal, input);
      return redirect('/matches');
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchesRoute() {
  const { talks } = useLoaderData<typeof loader>();
  return <MyTalksPage talks={talks} />;
}
