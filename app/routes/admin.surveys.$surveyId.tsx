import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { actOnSurveys } from '~/domains/surveys/actions.server';
import { pageParam } from '~/domains/surveys/schema';
import { getSurvey } from '~/domains/surveys/service/survey.server';
import { SurveyPage } from '~/domains/surveys/ui/survey-page';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal } = args.context;
  const page = pageParam.parse(new URL(args.request.url).searchParams.get('page') ?? 1);
  return answer(args, 'surveys', () => getSurvey(deps, principal, args.params.surveyId ?? '', page));
}

export async function action(args: ActionFunctionArgs) {
  const { deps, principal, language } = args.context;
  const form = await args.request.formData();
  const act = { deps, principal, language, id: args.params.surveyId ?? '' };
  return answer(args, 'surveys', () => actOnSurveys('one', act, form));
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SurveyRoute() {
  const survey = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const problems = result && 'errors' in result ? result : null;
  const made = result && 'made' in result ? result.made : null;
  return (
    <AdminFrame>
      <SurveyPage survey={survey} result={problems} made={made} />
    </AdminFrame>
  );
}
