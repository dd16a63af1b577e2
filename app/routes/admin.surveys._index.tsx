import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnSurveys } from '~/domains/surveys/actions.server';
import { listSurveys } from '~/domains/surveys/service/survey.server';
import { SurveyList } from '~/domains/surveys/ui/list-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'surveys', async () => ({
    surveys: await listSurveys(deps, principal),
    title: pageTitle(language, 'surveys:title'),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, language } = args.context;
  const form = await args.request.formData();
  return answer(args, 'surveys', () => actOnSurveys('all', { deps, principal, language, id: '' }, form));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SurveysRoute() {
  const { surveys } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AdminFrame>
      <SurveyList surveys={surveys} result={result && 'errors' in result ? result : null} />
    </AdminFrame>
  );
}
