import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeCheckIn } from '~/domains/collaborations/forms.server';
import { readCheckIn } from '~/domains/collaborations/service/check-ins.server';
import { CheckInPage } from '~/domains/collaborations/ui/check-in-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, language, connectionKey } = args.context;
  return answer(args, 'collaborations', async () => ({
    checkIn: await readCheckIn(deps, args.params.token ?? '', connectionKey),
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: pageTitle(language, 'collaborations:checkIn.title'),
  }));
}

export function action(args: ActionFunctionArgs) {
  const { deps, connectionKey } = args.context;
  return answer(args, 'collaborations', async () =>
    takeCheckIn(deps, args.params.token ?? '', connectionKey, await args.request.formData()),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'robots', content: 'noindex' },
];

/** The address is a key to the answers: it goes into no cache. To other sites no page's address goes. */
export const headers = () => ({ 'Cache-Control': 'no-store' });

export default function CheckInRoute() {
  const { checkIn, saved } = useLoaderData<typeof loader>();
  const answered = (useActionData() as FormAnswer | undefined) ?? null;
  return <CheckInPage checkIn={checkIn} saved={saved} answered={answered} />;
}
