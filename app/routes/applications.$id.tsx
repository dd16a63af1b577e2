import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeApplicationForm } from '~/domains/grants/forms.server';
import { partnerSearch } from '~/domains/grants/schema';
import { viewApplication } from '~/domains/grants/service/view.server';
import { ApplicationPage } from '~/domains/grants/ui/applications/page';
import { drawLine } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const q = partnerSearch.parse(new URL(args.request.url).searchParams.get('q') ?? '');
  return answer(args, 'grants', async () => {
    const page = await viewApplication(deps, principal, args.params.id ?? '', q);
    return { page, line: await drawLine(deps, principal, { kind: 'application', id: page.id }) };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'grants', () =>
    takeApplicationForm(deps, principal, args.params.id ?? '', args.request),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.page.title ?? '' }];

export default function ApplicationRoute() {
  const { page, line } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  const drawn = <ProvenanceLine line={line} />;
  return <ApplicationPage key={page.id} page={page} answered={answered ?? null} line={drawn} />;
}
