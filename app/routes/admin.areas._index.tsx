import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requireRole } from '~/domains/accounts/guards.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { adminFilterSchema } from '~/domains/areas/schema';
import { listAreasForStaff } from '~/domains/areas/service/admin.server';
import { AreaFilter, AreaTable } from '~/domains/areas/ui/admin/area-table';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { EmptyState, Notice } from '~/ui/notice';

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const { deps, language } = args.context;
  const { searchParams } = new URL(args.request.url);
  const filter = adminFilterSchema.parse(Object.fromEntries(searchParams));
  const list = await listAreasForStaff(deps, principal, filter);
  return {
    ...list,
    filter,
    added: searchParams.get('done') === 'added',
    title: pageTitle(language, 'areas:admin.title'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AdminAreasPage() {
  const { areas, wards, total, pages, empty, filter, added } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-3xl">{t('areas:admin.title')}</h1>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/admin/areas/boundaries" variant="secondary">
              {t('areas:import.title')}
            </ButtonLink>
            <ButtonLink to="/admin/areas/new">{t('areas:admin.add')}</ButtonLink>
          </div>
        </div>
        {added ? (
          <Notice kind="good" live>
            {t('areas:admin.added')}
          </Notice>
        ) : null}
        {empty ? (
          <EmptyState title={t('areas:city.empty')}>
            <p>{t('areas:city.emptyStaff')}</p>
          </EmptyState>
        ) : (
          <>
            <AreaFilter filter={filter} wards={wards} />
            <p role="status">{t('areas:city.found', { count: total })}</p>
            {areas.length > 0 ? <AreaTable areas={areas} /> : null}
            <Pagination page={filter.page} pages={pages} />
          </>
        )}
      </div>
    </AdminFrame>
  );
}
