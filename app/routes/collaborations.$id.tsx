import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  type FormAnswer,
  type LinkAnswer,
  takeCollaborationForm,
} from '~/domains/collaborations/forms.server';
import { getCollaboration } from '~/domains/collaborations/service.server';
import { CollaborationPage } from '~/domains/collaborations/ui/collaboration-page';
import { listAreaChoices } from '~/domains/organisations/service.server';
import { drawLine } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'collaborations', async () => {
    const collaboration = await getCollaboration(deps, principal, args.params.id ?? '');
    return {
      collaboration,
      areas: collaboration.may.includes('edit') ? await listAreaChoices(deps) : [],
      line: await drawLine(deps, principal, { kind: 'collaboration', id: collaboration.id }),
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'collaborations', () =>
    takeCollaborationForm(deps, principal, args.params.id ?? '', args.request),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.collaboration.title ?? '' }];

export default function CollaborationRoute() {
  const { collaboration, areas, line } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | LinkAnswer | undefined;
  return (
    <CollaborationPage
      key={collaboration.id}
      collaboration={collaboration}
      areas={areas}
      answered={answered && 'intent' in answered ? answered : null}
      link={answered && 'link' in answered ? answered.link : null}
      line={<ProvenanceLine line={line} />}
    />
  );
}
