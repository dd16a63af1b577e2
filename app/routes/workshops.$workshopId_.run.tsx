import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { SessionView } from '~/domains/workshops/model';
import { getPlan } from '~/domains/workshops/service/plan.server';
import { getSessionView } from '~/domains/workshops/service/state.server';
import { ConsoleScreen } from '~/domains/workshops/ui/console/console-screen';
import { sessionToRun } from '~/domains/workshops/ui/console/session-to-run';
import { DomainError } from '~/platform/errors';
import { answer } from '~/platform/http-errors.server';
import { i18nFor } from '~/platform/i18n/translate.server';

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const wanted = new URL(request.url).searchParams.get('session');
  return answer(args, 'workshops', async () => {
    const plan = await getPlan(context.deps, context.principal, params.workshopId ?? '');
    const sessionId = sessionToRun(plan.sessions, wanted);
    if (sessionId === null) throw new DomainError('not_found');
    return {
      title: i18nFor(context.language).t('workshops:console.pageTitle', { title: plan.workshop.title }),
      sessionId,
      view: await getSessionView(context.deps, context.principal, sessionId),
      planPath: `/workshops/${params.workshopId}`,
      origin: context.origin,
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Run() {
  const { sessionId, view, planPath, origin } = useLoaderData<typeof loader>();
  return (
    <ConsoleScreen
      key={sessionId}
      sessionId={sessionId}
      initial={view as SessionView}
      planPath={planPath}
      origin={origin}
    />
  );
}
