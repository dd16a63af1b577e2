import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { submitForm } from '~/domains/workshops/forms.server';
import { sessionAndDoorInput } from '~/domains/workshops/schema';
import { getPlannedSession } from '~/domains/workshops/service/plan.server';
import { setDoor, updateSession } from '~/domains/workshops/service/sessions.server';
import { SessionForm } from '~/domains/workshops/ui/plan/session-form';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const { workshopId = '', sessionId = '' } = args.params;
  return answer(args, 'workshops', async () => ({
    session: (await getPlannedSession(deps, principal, workshopId, sessionId)).session,
    workshopId,
    title: pageTitle(language, 'workshops:plan.door.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const { workshopId = '', sessionId = '' } = args.params;
  const form = await args.request.formData();
  return answer(args, 'workshops', () =>
    submitForm(form, sessionAndDoorInput, async (input) => {
      await setDoor(deps, principal, sessionId, input);
      await updateSession(deps, principal, sessionId, input);
      throw redirect(`/workshops/${workshopId}?session=${sessionId}`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SessionRoute() {
  const { session, workshopId } = useLoaderData<typeof loader>();
  return <SessionForm session={session} workshopId={workshopId} result={useActionData<typeof action>()} />;
}
