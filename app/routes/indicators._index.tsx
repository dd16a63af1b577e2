import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mayKeepIndicators } from '~/domains/indicators/policy';
import { readPlan } from '~/domains/indicators/service/plan.server';
import { PlanPage } from '~/domains/indicators/ui/plan-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'indicators', async () => ({
    plan: await readPlan(deps),
    mayKeep: mayKeepIndicators(principal),
    title: pageTitle(language, 'indicators:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function IndicatorsRoute() {
  const { plan, mayKeep } = useLoaderData<typeof loader>();
  return <PlanPage plan={plan} mayKeep={mayKeep} />;
}
