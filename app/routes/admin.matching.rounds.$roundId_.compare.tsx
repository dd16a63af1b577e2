import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { compareTrials } from '~/domains/matching/rounds/service/trials.server';
import { BackLink } from '~/domains/matching/rounds/ui/parts';
import { Comparison } from '~/domains/matching/rounds/ui/trials';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const search = new URL(args.request.url).searchParams;
  const ids = { a: search.get('a') ?? '', b: search.get('b') ?? '' };
  return answer(args, 'matching', () => compareTrials(deps, principal, args.params.roundId ?? '', ids));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function CompareRoute() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { roundId } = useParams();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <BackLink to={`/admin/matching/rounds/${roundId}#trials`}>{data.title}</BackLink>
        <h1 className="text-3xl">{t('matching:rounds.compare.title')}</h1>
        <Comparison {...data} />
      </div>
    </AdminFrame>
  );
}
