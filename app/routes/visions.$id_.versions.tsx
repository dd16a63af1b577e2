import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnVision } from '~/domains/visions/actions.server';
import type { FormAnswer } from '~/domains/visions/forms.server';
import { openVersionsPage } from '~/domains/visions/service/versions.server';
import { VersionsPageView } from '~/domains/visions/ui/pages/versions';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'visions', async () => ({
    page: await openVersionsPage(deps, principal, args.params.id ?? ''),
    title: pageTitle(language, 'visions:versions.title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'visions', () =>
    actOnVision({ deps, principal, visionId: args.params.id ?? '' }, form),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function VisionVersionsRoute() {
  const { page } = useLoaderData<typeof loader>();
  return <VersionsPageView page={page} answer={useActionData() as FormAnswer | undefined} />;
}
