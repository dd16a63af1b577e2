import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { viewReport } from '~/domains/report/service.server';
import { ReportPage } from '~/domains/report/ui/report-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { formatFiscalYear, parseYear } from '~/platform/wareki';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const year = parseYear(new URL(args.request.url).searchParams.get('year') ?? '');
  return answer(args, 'report', async () => {
    const report = await viewReport(deps, principal, year);
    const tab = pageTitle(language, 'report:title', { year: formatFiscalYear(report.year, language) });
    return { report, today: deps.clock.now(), tab };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.tab }];

export default function ReportRoute() {
  const { report, today } = useLoaderData<typeof loader>();
  return <ReportPage report={report} today={today} />;
}
