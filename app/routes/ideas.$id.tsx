import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeIdeaForm } from '~/domains/ideas/forms.server';
import { getIdea, listCarriers, listMergeTargets } from '~/domains/ideas/service/read.server';
import { IdeaPageView } from '~/domains/ideas/ui/idea-page';
import { drawLine, linkIdea, targetOf } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'ideas', async () => {
    const idea = await getIdea(deps, principal, args.params.id ?? '');
    return {
      idea,
      carriers: await listCarriers(deps, principal, idea),
      targets: await listMergeTargets(deps, principal, idea),
      line: await drawLine(deps, principal, { kind: 'idea', id: idea.id }),
      title: idea.title,
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  return answer(args, 'ideas', async () =>
    takeIdeaForm(deps, principal, id, await args.request.formData(), (address) =>
      linkIdea(deps, principal, id, targetOf(address)),
    ),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function IdeaRoute() {
  const { line, ...view } = useLoaderData<typeof loader>();
  const answered = (useActionData() as FormAnswer | undefined) ?? null;
  return <IdeaPageView {...view} answered={answered} line={<ProvenanceLine line={line} />} />;
}
