import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { mayKeepProgrammes } from '~/domains/grants/policy';
import { listScreenings } from '~/domains/grants/screening/service/page.server';
import { Answer } from '~/domains/grants/screening/ui/parts';
import { ScreeningList } from '~/domains/grants/screening/ui/screening-list';
import { GrantNav } from '~/domains/grants/ui/grant-nav';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'screening', async () => ({
    items: await listScreenings(deps, principal),
    isStaff: mayKeepProgrammes(principal),
    title: pageTitle(language, 'screening:title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ScreeningsRoute() {
  const { items, isStaff } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-6">
        <GrantNav isStaff={isStaff} />
        <h1 className="text-3xl">{t('screening:title')}</h1>
        <p className="max-w-3xl">{t('screening:lead_text')}</p>
        <Answer answer={undefined} />
        {items.length === 0 ? (
          <EmptyState title={t('screening:none')}>
            <p>{t(isStaff ? 'screening:noneStaff' : 'screening:noneText')}</p>
            {isStaff ? <ButtonLink to="/admin/grants">{t('grants:admin.title')}</ButtonLink> : null}
          </EmptyState>
        ) : (
          <ScreeningList items={items} />
        )}
      </div>
    </AppShell>
  );
}
