import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeApplicationForm } from '~/domains/grants/forms.server';
import { partnerSearch } from '~/domains/grants/schema';
import { viewApplication } from '~/domains/grants/service/view.server';
import { ApplicationPage } from '~/domains/grants/ui/applications/page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const q = partnerSearch.parse(new URL(args.request.url).searchParams.get('q') ?? '');
  return answer(args, 'grants', () => viewApplication(deps, principal, args.params.id ?? '', q));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', () =>
    takeApplicationForm(deps, principal, args.params.id ?? '', args.request),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function ApplicationRoute() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return <ApplicationPage key={page.id} page={page} answered={answered ?? null} />;
}
