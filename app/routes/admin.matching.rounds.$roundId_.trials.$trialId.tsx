import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { getTrial } from '~/domains/matching/rounds/service/trials.server';
import { Outcome } from '~/domains/matching/rounds/ui/outcome';
import { BackLink, SettingsText } from '~/domains/matching/rounds/ui/parts';
import { answer } from '~/platform/http-errors.server';
import { Notice } from '~/ui/notice';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const { roundId = '', trialId = '' } = args.params;
  return answer(args, 'matching', () => getTrial(deps, principal, roundId, trialId));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function TrialRoute() {
  const { title, trial, outcome } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { roundId } = useParams();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <BackLink to={`/admin/matching/rounds/${roundId}#trials`}>{title}</BackLink>
        <h1 className="text-3xl">{t('matching:rounds.trialTitle')}</h1>
        <Notice>{t('matching:rounds.trialsLead')}</Notice>
        <p className="text-ink-soft">
          <SettingsText settings={trial.settings} seed={trial.seed} method={outcome.method} />
        </p>
        <Outcome outcome={outcome} />
      </div>
    </AdminFrame>
  );
}
