import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeTalkForm } from '~/domains/matching/talks/forms.server';
import { viewTalk } from '~/domains/matching/talks/service/view.server';
import { TalkPage } from '~/domains/matching/talks/ui/talk-page';
import { drawLine } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'talks', async () => {
    const talk = await viewTalk(deps, principal, args.params.id ?? '');
    const names = { from: talk.sides.from.name, to: talk.sides.to.name };
    return {
      talk,
      line: await drawLine(deps, principal, { kind: 'talk', id: talk.id }),
      title: pageTitle(language, 'talks:page.between', names),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'talks', () => takeTalkForm(deps, principal, args.params.id ?? '', args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MatchRoute() {
  const { talk, line } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  const drawn = <ProvenanceLine line={line} />;
  return <TalkPage key={talk.id} talk={talk} answered={answered ?? null} line={drawn} />;
}
