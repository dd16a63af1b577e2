import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listMyVisions, listPublishedVisions } from '~/domains/visions/service/visions.server';
import { VisionListPage } from '~/domains/visions/ui/pages/vision-list';
import { mayPlanWorkshops } from '~/domains/workshops/policy';
import { pageTitle } from '~/platform/i18n/page-title.server';

export async function loader({ context }: LoaderFunctionArgs) {
  const { deps, principal, language } = context;
  const [published, mine] = await Promise.all([listPublishedVisions(deps), listMyVisions(deps, principal)]);
  return {
    published,
    mine,
    mayPlan: mayPlanWorkshops(principal),
    title: pageTitle(language, 'visions:list.title'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function VisionsRoute() {
  const { published, mine, mayPlan } = useLoaderData<typeof loader>();
  return <VisionListPage published={published} mine={mine} mayPlan={mayPlan} />;
}
