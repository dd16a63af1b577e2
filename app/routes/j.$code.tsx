import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormResult, submitForm } from '~/domains/workshops/forms.server';
import { joinInput } from '~/domains/workshops/schema';
import { getJoinPage, joinSession } from '~/domains/workshops/service/join.server';
import { type ClosedDoor, DoorClosed } from '~/domains/workshops/ui/entrance/door-closed';
import { LeadsEntrance } from '~/domains/workshops/ui/entrance/leads-entrance';
import { NameForm } from '~/domains/workshops/ui/entrance/name-form';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const code = params.code ?? '';
  const title = pageTitle(context.language, 'workshops:join.pageTitle');
  try {
    const page = await getJoinPage(context.deps, context.principal, code, context.connectionKey);
    return data({ page, closed: null, code, title });
  } catch (error) {
    const { why, status } = closedDoor(error);
    return data({ page: null, closed: why, code: code.slice(0, 20), title }, { status });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { deps, principal, connectionKey } = context;
  const code = params.code ?? '';
  try {
    return await submitForm(await request.formData(), joinInput, async (input) => {
      const joined = await joinSession(deps, principal, { ...input, code, connectionKey });
      const headers = new Headers();
      if (joined.cookie) headers.append('Set-Cookie', joined.cookie);
      return redirectDocument(`/s/${joined.sessionId}`, { headers });
    });
  } catch (error) {
    // The loader runs next and says why the door is closed.
    return data<FormResult | null>(null, { status: closedDoor(error).status });
  }
}

/** Which door a refusal means; rethrows everything else. */
function closedDoor(error: unknown): { why: ClosedDoor; status: number } {
  if (!isDomainError(error)) throw error;
  const status = HTTP_STATUS[error.code];
  if (error.code === 'not_found') return { why: 'unknown', status };
  if (error.code === 'gone') return { why: 'ended', status };
  if (error.code === 'too_many') return { why: 'slow', status };
  if (error.details.reason === 'removed') return { why: 'removed', status };
  if (error.details.reason === 'session_full') return { why: 'full', status };
  throw error;
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function JoinRoute() {
  const { page, closed, code } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AppShell width="narrow">
      {page ? (
        page.lead ? (
          <LeadsEntrance page={page} />
        ) : (
          <NameForm page={page} result={result} />
        )
      ) : (
        <DoorClosed why={closed} code={code} />
      )}
    </AppShell>
  );
}
