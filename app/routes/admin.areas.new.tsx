import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireRole } from '~/domains/accounts/guards.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { submitForm } from '~/domains/areas/forms.server';
import { addAreaSchema } from '~/domains/areas/schema';
import { listPossibleParents } from '~/domains/areas/service/admin.server';
import { addArea } from '~/domains/areas/service/changes.server';
import { today } from '~/domains/areas/service.server';
import { NewArea } from '~/domains/areas/ui/admin/new-area';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const { deps, language } = args.context;
  return {
    parents: await listPossibleParents(deps, principal),
    today: today(deps),
    title: pageTitle(language, 'areas:admin.add'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const form = await args.request.formData();
  return answer(args, 'areas', () =>
    submitForm(form, addAreaSchema, async (input) => {
      await addArea(args.context.deps, principal, input);
      throw redirect(`/admin/areas?q=${encodeURIComponent(input.code)}&done=added`);
    }),
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function NewAreaPage() {
  const { parents, today: day } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <AdminFrame>
      <NewArea parents={parents} today={day} result={result} />
    </AdminFrame>
  );
}
