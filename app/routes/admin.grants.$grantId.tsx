import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { actOnGrantProgramme } from '~/domains/grants/programme-action.server';
import { programmeValues } from '~/domains/grants/programme-form';
import {
  getGrantProgramme,
  movesOf,
  requireKeeper,
  takesToday,
} from '~/domains/grants/service/programmes.server';
import { EditGrantProgramme } from '~/domains/grants/ui/programmes/admin-edit';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', async () => {
    requireKeeper(principal);
    const programme = await getGrantProgramme(deps, principal, args.params.grantId ?? '');
    const { id, title, fiscalYear, status, revision } = programme;
    const takes = takesToday(programme, deps.clock.now());
    return {
      programme: { id, title, fiscalYear, status, revision, takes, next: movesOf(status) },
      values: programmeValues(programme),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'grants', () => actOnGrantProgramme(deps, principal, args.params.grantId ?? '', form));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.programme.title }];

export default function AdminGrantRoute() {
  const { programme, values } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [search] = useSearchParams();
  return (
    <EditGrantProgramme
      key={`${programme.id} ${result ? 'sent' : programme.revision}`}
      programme={programme}
      values={result?.values ?? values}
      errors={result?.errors ?? {}}
      saved={!result && search.has('saved')}
    />
  );
}
