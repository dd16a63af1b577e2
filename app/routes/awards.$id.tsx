import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type AwardAnswer, takeAwardForm } from '~/domains/grants/awards/forms.server';
import { viewAward } from '~/domains/grants/awards/service/view.server';
import { AwardPage } from '~/domains/grants/awards/ui/award-page';
import { drawLine } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'awards', async () => {
    const award = await viewAward(deps, principal, args.params.id ?? '');
    return { award, line: await drawLine(deps, principal, { kind: 'award', id: award.id }) };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'awards', () => takeAwardForm(deps, principal, args.params.id ?? '', args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.award.title ?? '' }];

export default function AwardRoute() {
  const { award, line } = useLoaderData<typeof loader>();
  const answered = useActionData() as AwardAnswer | undefined;
  const drawn = <ProvenanceLine line={line} />;
  return <AwardPage key={award.id} award={award} answered={answered ?? null} line={drawn} />;
}
