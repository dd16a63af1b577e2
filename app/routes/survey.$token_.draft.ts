import type { ActionFunctionArgs } from '@remix-run/node';
import { saveDraft } from '~/domains/surveys/actions.server';
import { answer } from '~/platform/http-errors.server';

/** Saves the form behind a link while it is written. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  return answer(args, 'surveys', async () =>
    Response.json(await saveDraft(args.context.deps, args.params.token ?? '', form)),
  );
}
