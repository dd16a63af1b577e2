import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listLatestCases } from '~/domains/cases/service/reading.server';
import { LatestCases } from '~/domains/cases/ui/case-list';
import { listPublishedMaps } from '~/domains/maps/service/publish.server';
import { PublishedMaps } from '~/domains/maps/ui/area/published-maps';
import { listPublishedVisions } from '~/domains/visions/service/visions.server';
import { PublishedVisions } from '~/domains/visions/ui/pages/vision-list';
import { readCode } from '~/domains/workshops/model';
import { listMyOpenSessions } from '~/domains/workshops/service/join.server';
import { listOpenWorkshops } from '~/domains/workshops/service/programmes.server';
import { CodeForm } from '~/domains/workshops/ui/entrance/code-form';
import { MyRooms, OpenWorkshops } from '~/domains/workshops/ui/entrance/open-rooms';
import { HTTP_STATUS } from '~/platform/errors';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';

const VISIONS_SHOWN = 3;
const MAPS_SHOWN = 4;
const CASES_SHOWN = 2;

export async function loader({ context }: LoaderFunctionArgs) {
  const { deps, principal, language } = context;
  const [rooms, workshops, visions, maps, cases] = await Promise.all([
    listMyOpenSessions(deps, principal),
    listOpenWorkshops(deps, principal),
    listPublishedVisions(deps),
    listPublishedMaps(deps, MAPS_SHOWN),
    listLatestCases(deps, CASES_SHOWN),
  ]);
  return {
    rooms,
    workshops,
    visions: visions.slice(0, VISIONS_SHOWN),
    maps,
    cases,
    title: pageTitle(language, 'workshops:front.title'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const typed = String((await request.formData()).get('code') ?? '').slice(0, 20);
  const code = readCode(typed);
  if (!code) return data({ typed }, { status: HTTP_STATUS.invalid });
  throw redirect(`/j/${code}`);
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function FrontPage() {
  const { rooms, workshops, visions, maps, cases } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-10 pb-8">
        <section className="flex flex-col gap-6">
          <header className="flex flex-col gap-3">
            <h1 className="text-3xl sm:text-4xl">
              <Phrases>{t('workshops:front.title')}</Phrases>
            </h1>
            <p className="text-lg">{t('workshops:front.lead')}</p>
          </header>
          <CodeForm typed={result?.typed} wrong={result !== undefined} />
        </section>
        <MyRooms rooms={rooms} />
        <OpenWorkshops workshops={workshops} />
        <PublishedVisions items={visions} />
        <PublishedMaps items={maps} />
        <LatestCases items={cases} />
        <p className="border-line border-t pt-6 text-ink-soft">{t('workshops:front.about')}</p>
      </div>
    </AppShell>
  );
}
