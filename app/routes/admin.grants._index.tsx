import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RULE_SETS } from '~/domains/grants/model/rule-sets';
import { makeGrantProgramme } from '~/domains/grants/programme-action.server';
import { listGrantProgrammes, requireKeeper } from '~/domains/grants/service/programmes.server';
import { AdminGrantList } from '~/domains/grants/ui/programmes/admin-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'grants', async () => {
    requireKeeper(principal);
    return {
      programmes: await listGrantProgrammes(deps, principal),
      templates: Object.keys(RULE_SETS),
      title: pageTitle(language, 'grants:admin.title'),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'grants', () => makeGrantProgramme(deps, principal, form));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminGrantsRoute() {
  const { programmes, templates } = useLoaderData<typeof loader>();
  return <AdminGrantList programmes={programmes} templates={templates} />;
}
