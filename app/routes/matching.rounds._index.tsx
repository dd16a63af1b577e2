import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listMyRounds } from '~/domains/matching/rounds/service/rounds.server';
import { RoundList } from '~/domains/matching/rounds/ui/round-list';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { EmptyState } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'matching', async () => ({
    rounds: await listMyRounds(deps, principal),
    title: pageTitle(language, 'matching:rounds.mine'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function MyRoundsRoute() {
  const { rounds } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6">
        <h1 className="text-3xl">
          <Phrases>{t('matching:rounds.mine')}</Phrases>
        </h1>
        <p className="max-w-3xl">{t('matching:rounds.mineLead')}</p>
        {rounds.length === 0 ? (
          <EmptyState title={t('matching:rounds.mineNone')} />
        ) : (
          <RoundList rounds={rounds} base="/matching/rounds" />
        )}
      </div>
    </AppShell>
  );
}
