import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listLetters } from '~/domains/grants/screening/service/letters.server';
import { LetterSheet } from '~/domains/grants/screening/ui/letter';
import { BackLink } from '~/domains/grants/screening/ui/parts';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => ({
    ...(await listLetters(deps, principal, args.params.grantId ?? '')),
    title: pageTitle(language, 'screening:letters'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function LettersRoute() {
  const { programme, letters } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6">
        <BackLink to={`/screening/${programme.id}`}>{t('screening:backTo', programme)}</BackLink>
        <p className="print:hidden">{t('screening:lettersText', { count: letters.length })}</p>
        {letters.map((letter) => (
          <LetterSheet key={letter.applicationId} letter={letter} />
        ))}
      </div>
    </AppShell>
  );
}
