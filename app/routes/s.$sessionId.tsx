import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { Refusal } from '~/domains/workshops/events';
import type { SessionView } from '~/domains/workshops/model';
import { getSessionView } from '~/domains/workshops/service/state.server';
import { RefusedScreen, RemovedScreen } from '~/domains/workshops/ui/room/door-screens';
import { RoomScreen } from '~/domains/workshops/ui/room/room-screen';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { i18nFor } from '~/platform/i18n/translate.server';

type Entrance =
  | { title: string; entered: true; sessionId: string; view: SessionView }
  | { title: string; entered: false; refusal: Refusal };

/** Participants have no account to sign in to: who may not enter is told so in the room's own words. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const sessionId = params.sessionId ?? '';
  const { t } = i18nFor(context.language);
  try {
    const view = await getSessionView(context.deps, context.principal, sessionId);
    const title = t('workshops:room.pageTitle', {
      title: view.kind === 'room' ? view.state.workshopTitle : view.workshopTitle,
    });
    return data<Entrance>(
      { title, entered: true, sessionId, view },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const { code, details } = error;
    const refusal: Refusal = { ok: false, code, ...(details.reason ? { reason: details.reason } : {}) };
    const title = t('workshops:room.pageTitle', { title: t('workshops:room.refused.title') });
    return data<Entrance>({ title, entered: false, refusal }, { status: HTTP_STATUS[code] });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Room() {
  const entrance = useLoaderData<typeof loader>();
  if (entrance.entered) {
    return (
      <RoomScreen
        key={entrance.sessionId}
        sessionId={entrance.sessionId}
        initial={entrance.view as SessionView}
      />
    );
  }
  return entrance.refusal.reason === 'removed' ? (
    <RemovedScreen />
  ) : (
    <RefusedScreen refusal={entrance.refusal} />
  );
}
