import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type AwardAnswer, takeAwardForm } from '~/domains/grants/awards/forms.server';
import { viewAward } from '~/domains/grants/awards/service/view.server';
import { AwardPage } from '~/domains/grants/awards/ui/award-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'awards', () => viewAward(deps, principal, args.params.id ?? ''));
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'awards', () => takeAwardForm(deps, principal, args.params.id ?? '', args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }];

export default function AwardRoute() {
  const award = useLoaderData<typeof loader>();
  const answered = useActionData() as AwardAnswer | undefined;
  return <AwardPage key={award.id} award={award} answered={answered ?? null} />;
}
