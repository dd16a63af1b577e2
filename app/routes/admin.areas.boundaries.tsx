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
import { submitBoundaries } from '~/domains/areas/boundary-form.server';
import { hasAreas, today } from '~/domains/areas/service.server';
import { ImportForm } from '~/domains/areas/ui/admin/import-form';
import { NoAreasNote } from '~/domains/areas/ui/admin/no-areas-note';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { mapTilesOf } from '~/platform/map-tiles';
import { ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';

export async function loader(args: LoaderFunctionArgs) {
  requireRole(args, 'staff');
  const { deps, language } = args.context;
  const changed = Number(new URL(args.request.url).searchParams.get('changed') ?? Number.NaN);
  return {
    today: today(deps),
    anyArea: await hasAreas(deps),
    tiles: mapTilesOf(deps.env),
    changed: Number.isInteger(changed) ? changed : null,
    title: pageTitle(language, 'areas:import.title'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireRole(args, 'staff');
  const outcome = await submitBoundaries(args.context.deps, principal, args.request);
  if ('changed' in outcome) return redirect(`/admin/areas/boundaries?changed=${outcome.changed}`);
  return data(outcome.answer, { status: outcome.status });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function BoundariesPage() {
  const { today: day, tiles, changed, anyArea } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-5">
        <Link
          to="/admin/areas"
          className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
        >
          {t('areas:admin.back')}
        </Link>
        <header className="flex flex-col gap-1">
          <h1 className="text-3xl">{t('areas:import.title')}</h1>
          <p>{t('areas:import.lead')}</p>
        </header>
        {changed !== null && !answer ? (
          <Notice kind="good" live>
            <p>{t('areas:import.done', { count: changed })}</p>
            <ButtonLink to="/areas" variant="quiet">
              {t('areas:import.toMap')}
            </ButtonLink>
          </Notice>
        ) : null}
        {anyArea ? null : <NoAreasNote />}
        <ImportForm key={changed} answer={answer} today={day} tiles={tiles} />
      </div>
    </AdminFrame>
  );
}
