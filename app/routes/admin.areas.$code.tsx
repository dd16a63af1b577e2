import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { requireRole } from '~/domains/accounts/guards.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { submitForm } from '~/domains/areas/forms.server';
import { changeAreaSchema, closeAreaSchema } from '~/domains/areas/schema';
import { listPossibleParents, readAreaForStaff } from '~/domains/areas/service/admin.server';
import { changeArea, closeArea, reopenArea } from '~/domains/areas/service/changes.server';
import { today } from '~/domains/areas/service.server';
import { AreaPage } from '~/domains/areas/ui/admin/area-page';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Notice } from '~/ui/notice';

const DONE = ['changed', 'closed', 'reopened'] as const;
type Done = (typeof DONE)[number];

export function loader(args: LoaderFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const { deps, language } = args.context;
  return answer(args, 'areas', async () => {
    const page = await readAreaForStaff(deps, principal, args.params.code ?? '');
    const done = new URL(args.request.url).searchParams.get('done');
    return {
      ...page,
      parents: await listPossibleParents(deps, principal),
      today: today(deps),
      done: DONE.find((name) => name === done) ?? null,
      title: pageTitle(language, 'areas:admin.areaTitle', { name: page.area.name }),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const { deps } = args.context;
  const code = args.params.code ?? '';
  const form = await args.request.formData();
  const back = (done: Done) => redirect(`/admin/areas/${encodeURIComponent(code)}?done=${done}`);
  return answer(args, 'areas', async () => {
    switch (form.get('intent')) {
      case 'change': {
        const changed = await submitForm(form, changeAreaSchema, async (input) => {
          await changeArea(deps, principal, code, input);
          throw back('changed');
        });
        return data({ changed: changed.data, closed: undefined }, changed.init ?? undefined);
      }
      case 'close': {
        const closed = await submitForm(form, closeAreaSchema, async ({ lastDay }) => {
          await closeArea(deps, principal, code, lastDay);
          throw back('closed');
        });
        return data({ changed: undefined, closed: closed.data }, closed.init ?? undefined);
      }
      case 'reopen':
        await reopenArea(deps, principal, code);
        throw back('reopened');
      default:
        throw data(null, { status: 400 });
    }
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function AdminAreaPage() {
  const { area, states, boundaries, parents, today: day, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <Link
        to="/admin/areas"
        className="mb-4 inline-flex min-h-11 items-center text-brand underline underline-offset-4"
      >
        {t('areas:admin.back')}
      </Link>
      {done && !result ? (
        <div className="mb-5">
          <Notice kind="good" live>
            {t(`areas:admin.done.${done}`)}
          </Notice>
        </div>
      ) : null}
      <AreaPage
        key={`${area.code}|${states.length}|${area.validTo}|${area.name}`}
        area={area}
        states={states}
        boundaries={boundaries}
        parents={parents}
        today={day}
        changed={result?.changed}
        closed={result?.closed}
      />
    </AdminFrame>
  );
}
