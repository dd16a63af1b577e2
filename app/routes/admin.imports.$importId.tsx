import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnImport } from '~/domains/imports/import-action.server';
import { isRunning } from '~/domains/imports/model';
import { problemFilterSchema } from '~/domains/imports/schema';
import { getImport, listProblems } from '~/domains/imports/service.server';
import { ImportOutcome } from '~/domains/imports/ui/import-outcome';
import { ImportProgress } from '~/domains/imports/ui/import-progress';
import { StateLabel } from '~/domains/imports/ui/import-state';
import { ImportSummaryList } from '~/domains/imports/ui/import-summary';
import { ProblemSection } from '~/domains/imports/ui/problem-table';
import { formatDateTime } from '~/platform/dates';
import { answer } from '~/platform/http-errors.server';
import type { Language } from '~/platform/i18n/languages';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const id = args.params.importId ?? '';
  return answer(args, 'imports', async () => {
    const filter = problemFilterSchema.parse(Object.fromEntries(new URL(args.request.url).searchParams));
    const view = await getImport(deps, principal, id);
    const problems = await listProblems(deps, principal, id, filter);
    return { view, problems: { ...problems, filter }, title: pageTitle(language, 'imports:title') };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'imports', () =>
    actOnImport(deps, principal, args.params.importId ?? '', args.request),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.view.fileName} · ${loaded.title}` : undefined },
];

export default function ImportPage() {
  const { view, problems } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t, i18n } = useTranslation();
  const running = isRunning(view.state);
  return (
    <AdminFrame>
      <div className="flex flex-col gap-8">
        <div className="flex flex-col gap-2">
          <Link
            to="/admin/imports"
            className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
          >
            {t('imports:back')}
          </Link>
          <h1 className="break-all text-3xl">{view.fileName}</h1>
          <p className="text-ink-soft">
            {t(`imports:kinds.${view.kind}`)} · {view.createdByName} ·{' '}
            {formatDateTime(view.createdAt, i18n.language as Language)}
          </p>
          {running ? null : <StateLabel view={view} />}
        </div>
        {running ? <ImportProgress view={view} /> : <ImportOutcome view={view} result={result} />}
        {running ? null : <ProblemSection view={view} page={problems} />}
        {running ? null : <ImportSummaryList view={view} />}
      </div>
    </AdminFrame>
  );
}
