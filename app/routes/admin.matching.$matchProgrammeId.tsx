import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { actOnProgramme } from '~/domains/matching/programme-action.server';
import { programmeValues, questionOrder } from '~/domains/matching/programme-form';
import { getProgramme } from '~/domains/matching/service/programmes.server';
import { EditProgrammePage } from '~/domains/matching/ui/programmes/edit-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'matching', async () => {
    const programme = await getProgramme(deps, principal, args.params.matchProgrammeId ?? '');
    const { id, name, status, revision } = programme;
    return { programme: { id, name, status, revision }, values: programmeValues(programme) };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'matching', () =>
    actOnProgramme(deps, principal, args.params.matchProgrammeId ?? '', form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.programme.name }];

export default function MatchingProgrammeRoute() {
  const { programme, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <EditProgrammePage
      key={result ? `sent ${questionOrder(result.values)}` : programme.revision}
      programme={programme}
      values={result?.values ?? values}
      errors={result?.errors ?? {}}
      preview={result?.preview ?? null}
      moved={result?.moved ?? null}
      saved={!result && search.has('saved')}
    />
  );
}
