import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import { accountsFilterSchema } from '~/domains/accounts/schema';
import { listAccounts } from '~/domains/accounts/service/users.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { PeopleFilter, PeopleTable } from '~/domains/accounts/ui/people';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'see-accounts');
  const { searchParams } = new URL(args.request.url);
  const filter = accountsFilterSchema.parse(Object.fromEntries(searchParams));
  const list = await listAccounts(args.context.deps, principal, filter);
  const title = pageTitle(args.context.language, 'accounts:people.title');
  return { ...list, filter, ownId: principal.userId, title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function PeoplePage() {
  const { accounts, total, pages, filter, ownId } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-3xl">{t('accounts:people.title')}</h1>
          <ButtonLink to="/admin/invitations">{t('accounts:invitations.title')}</ButtonLink>
        </div>
        <PeopleFilter filter={filter} />
        {accounts.length === 0 ? (
          <EmptyState title={t('accounts:people.none')}>
            <ButtonLink to="/admin/people" variant="secondary">
              {t('accounts:people.clear')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <p role="status">{t('accounts:people.total', { count: total })}</p>
            <PeopleTable accounts={accounts} ownId={ownId} />
            <Pagination page={filter.page} pages={pages} />
          </>
        )}
      </div>
    </AdminFrame>
  );
}
