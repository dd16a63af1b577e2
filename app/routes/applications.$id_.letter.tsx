import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getLetter } from '~/domains/grants/screening/service/letters.server';
import { LetterSheet } from '~/domains/grants/screening/ui/letter';
import { BackLink } from '~/domains/grants/screening/ui/parts';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => ({
    letter: await getLetter(deps, principal, args.params.id ?? ''),
    title: pageTitle(language, 'screening:letterTitle'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function LetterRoute() {
  const { letter } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6">
        <BackLink to={`/applications/${letter.applicationId}`}>{t('screening:backTo', letter)}</BackLink>
        <LetterSheet letter={letter} />
      </div>
    </AppShell>
  );
}
