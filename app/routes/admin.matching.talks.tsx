import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, submitTalkForm } from '~/domains/matching/talks/forms.server';
import { settleInput, talkFilter } from '~/domains/matching/talks/schema';
import { listAllTalks, settleReport } from '~/domains/matching/talks/service/staff.server';
import { StaffTalksPage } from '~/domains/matching/talks/ui/staff-talks';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  const filter = talkFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
  return answer(args, 'talks', async () => ({
    list: await listAllTalks(deps, principal, filter),
    filter,
    title: pageTitle(language, 'talks:staff.all'),
  }));
}

/** Answers a report. */
export async function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  const form = await args.request.formData();
  return answer(args, 'talks', () =>
    submitTalkForm(form, settleInput, async (input) => {
      await settleReport(deps, principal, input);
      return redirect('/admin/matching/talks');
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AllTalksRoute() {
  const { list, filter } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return <StaffTalksPage list={list} filter={filter} answered={answered ?? null} />;
}
