import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayKeepProgrammes } from '~/domains/grants/policy';
import { listGrantProgrammes } from '~/domains/grants/service/programmes.server';
import { ProgrammeList } from '~/domains/grants/ui/programmes/list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'grants', async () => ({
    programmes: await listGrantProgrammes(deps, principal),
    signedIn: principal.kind === 'user',
    keeper: mayKeepProgrammes(principal),
    title: pageTitle(language, 'grants:list.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function GrantsRoute() {
  const { programmes, signedIn, keeper } = useLoaderData<typeof loader>();
  return <ProgrammeList programmes={programmes} signedIn={signedIn} keeper={keeper} />;
}
