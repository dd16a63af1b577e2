import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listAudit } from '~/domains/accounts/audit.server';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import { type AuditFilter, auditFilterSchema } from '~/domains/accounts/schema';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { AuditTable, auditLabel } from '~/domains/accounts/ui/audit-log';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { subjectsKeptFrom } from '~/domains/grants/screening/sight.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'read-audit');
  const { searchParams } = new URL(args.request.url);
  const filter = auditFilterSchema.parse(Object.fromEntries(searchParams));
  const { deps } = args.context;
  const log = await listAudit(deps, principal, filter, await subjectsKeptFrom(deps.db, principal));
  return { ...log, filter, title: pageTitle(args.context.language, 'accounts:log.title') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AuditPage() {
  const { entries, total, pages, actions, filter } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('accounts:log.title')}</h1>
          <p>{t('accounts:log.intro')}</p>
        </div>
        <Filter filter={filter} actions={actions} />
        {entries.length === 0 ? (
          <EmptyState title={t('accounts:log.none')}>
            <ButtonLink to="/admin/audit" variant="secondary">
              {t('accounts:people.clear')}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <p role="status">{t('accounts:log.total', { count: total })}</p>
            <AuditTable entries={entries} />
            <Pagination page={filter.page} pages={pages} />
          </>
        )}
      </div>
    </AdminFrame>
  );
}

function Filter({ filter, actions }: { filter: AuditFilter; actions: string[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Form
      method="get"
      key={`${filter.q}|${filter.action}|${filter.from}|${filter.to}`}
      className="grid items-end gap-3 rounded-xl bg-surface-soft p-4 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_1fr_auto]"
    >
      <TextInput name="q" type="search" defaultValue={filter.q} label={t('accounts:log.search')} />
      <Select name="action" defaultValue={filter.action} label={t('accounts:log.action')}>
        <option value="all">{t('accounts:people.all')}</option>
        {actions.map((action) => (
          <option key={action} value={action}>
            {auditLabel(i18n, action)}
          </option>
        ))}
      </Select>
      <TextInput name="from" type="date" defaultValue={filter.from} label={t('accounts:log.from')} />
      <TextInput name="to" type="date" defaultValue={filter.to} label={t('accounts:log.to')} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('accounts:people.filter')}</Button>
        <ButtonLink to="/admin/audit" variant="quiet">
          {t('accounts:people.clear')}
        </ButtonLink>
      </div>
    </Form>
  );
}
