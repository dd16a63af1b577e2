import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayKeepProgrammes } from '~/domains/grants/policy';
import { readCanWe } from '~/domains/grants/schema';
import { getGrantProgramme, obstaclesOf, takesToday } from '~/domains/grants/service/programmes.server';
import { ProgrammePage } from '~/domains/grants/ui/programmes/page';
import { answer } from '~/platform/http-errors.server';

/** A grant with its rules; "can we apply?" is asked in the address. */
export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', async () => {
    const programme = await getGrantProgramme(deps, principal, args.params.grantId ?? '');
    const asked = readCanWe(new URL(args.request.url).searchParams);
    const now = deps.clock.now();
    return {
      programme,
      takes: takesToday(programme, now),
      keeper: mayKeepProgrammes(principal),
      canWe: asked && { asked, problems: obstaclesOf(programme, asked, now) },
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.programme.title }];

export default function GrantRoute() {
  const { programme, takes, keeper, canWe } = useLoaderData<typeof loader>();
  return <ProgrammePage programme={programme} takes={takes} keeper={keeper} canWe={canWe} />;
}
