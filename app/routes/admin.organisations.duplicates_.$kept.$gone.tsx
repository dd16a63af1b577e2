import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnPair } from '~/domains/organisations/merge-action.server';
import { getMerge } from '~/domains/organisations/service/merge.server';
import { MergePage } from '~/domains/organisations/ui/keeping/merge-page';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { kept = '', gone = '' } = args.params;
  return answer(args, 'organisations', async () => ({
    view: await getMerge(deps, principal, kept, gone),
    title: pageTitle(language, 'organisations:merge.pairTitle'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const { kept = '', gone = '' } = args.params;
  const form = await args.request.formData();
  return answer(args, 'organisations', async () => {
    try {
      return redirect(await actOnPair(deps, principal, { kept, gone }, form));
    } catch (error) {
      if (!isDomainError(error) || error.details.reason !== 'changed_meanwhile') throw error;
      return data({ problem: error.details.reason }, { status: HTTP_STATUS.conflict });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function MergeRoute() {
  const { view } = useLoaderData<typeof loader>();
  return <MergePage view={view} problem={useActionData<typeof action>()?.problem ?? null} />;
}
