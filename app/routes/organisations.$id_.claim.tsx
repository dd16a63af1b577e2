import type { SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { claimInput } from '~/domains/organisations/people-schema';
import { createClaim, getClaim, withdrawClaim } from '~/domains/organisations/service/claims.server';
import { ClaimPage } from '~/domains/organisations/ui/people/claim-page';
import { HTTP_STATUS } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    view: await getClaim(deps, principal, args.params.id ?? ''),
    title: pageTitle(language, 'organisations:claim.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  const form = await args.request.formData();
  const submission = parseWithZod(form, { schema: claimInput, disableAutoCoercion: true });
  return answer(args, 'organisations', async () => {
    await getClaim(deps, principal, id);
    if (form.get('intent') === 'withdraw') await withdrawClaim(deps, principal, id);
    else if (submission.status === 'success')
      await createClaim(deps, principal, id, submission.value.message);
    else return data<SubmissionResult<string[]>>(submission.reply(), { status: HTTP_STATUS.invalid });
    return redirect(`/organisations/${id}/claim`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function ClaimRoute() {
  const { view } = useLoaderData<typeof loader>();
  const result = useActionData() as SubmissionResult<string[]> | undefined;
  return <ClaimPage key={view.state} view={view} result={result} />;
}
