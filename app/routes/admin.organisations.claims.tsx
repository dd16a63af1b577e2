import { parseWithZod } from '@conform-to/zod/v4';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { decisionInput } from '~/domains/organisations/people-schema';
import { decideClaim, listClaims } from '~/domains/organisations/service/claims.server';
import { type ClaimsOutcome, ClaimsPage } from '~/domains/organisations/ui/keeping/claims-page';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'organisations', async () => ({
    ...(await listClaims(deps, principal)),
    title: pageTitle(language, 'organisations:claims.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, origin } = args.context;
  const form = await args.request.formData();
  const submission = parseWithZod(form, { schema: decisionInput, disableAutoCoercion: true });
  return answer(args, 'organisations', async () => {
    await listClaims(deps, principal);
    if (submission.status !== 'success') {
      const outcome = { id: String(form.get('id')), form: submission.reply() };
      return data<ClaimsOutcome>(outcome, { status: HTTP_STATUS.invalid });
    }
    try {
      await decideClaim(deps, principal, submission.value, origin);
      return data<ClaimsOutcome>({ done: submission.value.decision });
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'conflict') throw error;
      return data<ClaimsOutcome>({ problem: String(error.details.reason) }, { status: HTTP_STATUS.conflict });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function ClaimsRoute() {
  const { open, decided } = useLoaderData<typeof loader>();
  return <ClaimsPage open={open} decided={decided} outcome={useActionData<typeof action>()} />;
}
