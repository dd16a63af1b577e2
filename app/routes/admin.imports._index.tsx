import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { hasAreas } from '~/domains/areas/service.server';
import { NoAreasNote } from '~/domains/areas/ui/admin/no-areas-note';
import { problemFilterSchema } from '~/domains/imports/schema';
import { listImports, listTownTables } from '~/domains/imports/service.server';
import { ImportList } from '~/domains/imports/ui/import-list';
import { UploadForm } from '~/domains/imports/ui/upload-form';
import { takeUpload } from '~/domains/imports/upload-action.server';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { EmptyState } from '~/ui/notice';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'imports', async () => {
    const { page } = problemFilterSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
    const [list, townTables, anyArea] = await Promise.all([
      listImports(deps, principal, page),
      listTownTables(deps, principal),
      hasAreas(deps),
    ]);
    return { ...list, page, townTables, anyArea, title: pageTitle(language, 'imports:title') };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'imports', () => takeUpload(deps, principal, args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function ImportsPage() {
  const { imports, pages, page, townTables, anyArea } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-10">
        <section className="flex flex-col gap-5">
          <h1 className="text-3xl">{t('imports:title')}</h1>
          <p className="max-w-3xl">{t('imports:intro')}</p>
          {anyArea ? null : <NoAreasNote />}
          <h2 className="text-2xl">{t('imports:new')}</h2>
          <UploadForm townTables={townTables} result={result} />
        </section>
        <section className="flex flex-col gap-4">
          <h2 className="text-2xl">{t('imports:history')}</h2>
          {imports.length === 0 ? (
            <EmptyState title={t('imports:none')}>
              <p>{t('imports:noneText')}</p>
            </EmptyState>
          ) : (
            <>
              <ImportList imports={imports} />
              <Pagination page={page} pages={pages} />
            </>
          )}
        </section>
      </div>
    </AdminFrame>
  );
}
