import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { listRounds } from '~/domains/matching/rounds/service/rounds.server';
import { RoundList } from '~/domains/matching/rounds/ui/round-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    rounds: await listRounds(deps, principal),
    title: pageTitle(language, 'matching:rounds.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function RoundsRoute() {
  const { rounds } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <h1 className="text-3xl">{t('matching:rounds.title')}</h1>
        <p className="max-w-3xl">{t('matching:rounds.lead')}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/admin/matching/rounds/new">{t('matching:rounds.new')}</ButtonLink>
          <ButtonLink to="/admin/matching/conflicts" variant="secondary">
            {t('matching:rounds.conflicts')}
          </ButtonLink>
          <ButtonLink to="/admin/matching/fairness" variant="secondary">
            {t('matching:fairness.title')}
          </ButtonLink>
        </div>
        {rounds.length === 0 ? (
          <EmptyState title={t('matching:rounds.none')} />
        ) : (
          <RoundList rounds={rounds} base="/admin/matching/rounds" />
        )}
      </div>
    </AdminFrame>
  );
}
