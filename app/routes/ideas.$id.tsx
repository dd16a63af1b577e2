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
import { ideaInput } from '~/domains/ideas/schema';
import { getIdea, updateIdea } from '~/domains/ideas/service.server';
import { IdeaPageView } from '~/domains/ideas/ui/idea-page';
import { HTTP_STATUS } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'ideas', () => getIdea(deps, principal, args.params.id ?? ''));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const id = args.params.id ?? '';
  const submission = parseWithZod(await args.request.formData(), {
    schema: ideaInput,
    disableAutoCoercion: true,
  });
  return answer(args, 'ideas', async () => {
    await getIdea(deps, principal, id);
    if (submission.status !== 'success') {
      return data<SubmissionResult<string[]>>(submission.reply(), { status: HTTP_STATUS.invalid });
    }
    await updateIdea(deps, principal, id, submission.value);
    return redirect('/ideas');
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title ?? '' }];

export default function IdeaRoute() {
  const idea = useLoaderData<typeof loader>();
  const result = useActionData() as SubmissionResult<string[]> | undefined;
  return <IdeaPageView idea={idea} result={result} />;
}
