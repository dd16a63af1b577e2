import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeNewCollaboration } from '~/domains/collaborations/forms.server';
import { offerNewCollaboration } from '~/domains/collaborations/service/change.server';
import { NewCollaborationPage } from '~/domains/collaborations/ui/new-page';
import { getIdea } from '~/domains/ideas/service/read.server';
import { listAreaChoices } from '~/domains/organisations/service.server';
import { linkIdea } from '~/domains/provenance/service.server';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const id = new URL(args.request.url).searchParams.get('idea');
  return answer(args, 'collaborations', async () => {
    const { own } = await offerNewCollaboration(deps, principal);
    const idea = id ? await getIdea(deps, principal, id) : null;
    return {
      own,
      areas: await listAreaChoices(deps),
      idea: idea ? { id: idea.id, title: idea.title, text: idea.text } : null,
      title: pageTitle(language, 'collaborations:new.title'),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'collaborations', async () =>
    takeNewCollaboration(deps, principal, await args.request.formData(), (id, idea) =>
      linkIdea(deps, principal, idea, { kind: 'collaboration', id }),
    ),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewCollaborationRoute() {
  const { own, areas, idea } = useLoaderData<typeof loader>();
  const answered = (useActionData() as FormAnswer | undefined) ?? null;
  return <NewCollaborationPage own={own} areas={areas} idea={idea} answered={answered} />;
}
