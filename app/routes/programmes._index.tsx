import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listProgrammesWithWorkshops } from '~/domains/workshops/service/programmes.server';
import { ProgrammeCard } from '~/domains/workshops/ui/plan/programme-card';
import { answer } from '~/platform/http-errors.server';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => ({
    programmes: await listProgrammesWithWorkshops(deps, principal),
    title: pageTitle(language, 'workshops:programmes.title'),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ProgrammesRoute() {
  const { programmes } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1 className="text-3xl">{t('workshops:programmes.title')}</h1>
            <p className="mt-2">{t('workshops:programmes.intro')}</p>
          </div>
          <div className="flex flex-wrap gap-3">
            {programmes.length > 0 ? (
              <ButtonLink to="/workshops/new">
                <Plus aria-hidden="true" className="size-5" />
                {t('workshops:programmes.newWorkshop')}
              </ButtonLink>
            ) : null}
            <ButtonLink to="/programmes/new" variant={programmes.length > 0 ? 'secondary' : 'primary'}>
              {t('workshops:programmes.newProgramme')}
            </ButtonLink>
          </div>
        </header>
        {programmes.length === 0 ? (
          <EmptyState title={t('workshops:programmes.empty')}>
            <p>{t('workshops:programmes.emptyText')}</p>
          </EmptyState>
        ) : (
          programmes.map((programme) => <ProgrammeCard key={programme.id} programme={programme} linked />)
        )}
      </div>
    </AppShell>
  );
}
