import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Pencil, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { getProgramme } from '~/domains/workshops/service/programmes.server';
import { ProgrammeCard } from '~/domains/workshops/ui/plan/programme-card';
import { answer } from '~/platform/http-errors.server';
import { i18nFor } from '~/platform/i18n/translate.server';
import { ButtonLink } from '~/ui/button';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, language } = args.context;
  return answer(args, 'workshops', async () => {
    const programme = await getProgramme(deps, principal, args.params.programmeId ?? '');
    const mayEdit = principal.kind === 'user' && principal.role === 'staff';
    return { programme, mayEdit, title: `${programme.name} | ${i18nFor(language).t('productName')}` };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ProgrammeRoute() {
  const { programme, mayEdit } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  return (
    <AppShell>
      <div className="flex flex-col gap-8">
        <header className="flex flex-wrap items-end justify-between gap-4">
          <div className="flex min-w-0 flex-col gap-2">
            <p>
              <Link
                to="/programmes"
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {t('workshops:programmes.backToList')}
              </Link>
            </p>
            <h1 className="text-3xl">
              <Phrases>{programme.name}</Phrases>
            </h1>
            <p className="text-ink-soft">{fiscalYear(programme.fiscalYear)}</p>
            {programme.description ? (
              <p className="max-w-3xl whitespace-pre-line text-lg">{programme.description}</p>
            ) : null}
          </div>
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={`/workshops/new?programme=${programme.id}`}>
              <Plus aria-hidden="true" className="size-5" />
              {t('workshops:programmes.newWorkshop')}
            </ButtonLink>
            {mayEdit ? (
              <ButtonLink to={`/programmes/${programme.id}/edit`} variant="secondary">
                <Pencil aria-hidden="true" className="size-5" />
                {t('workshops:programmes.edit')}
              </ButtonLink>
            ) : null}
          </div>
        </header>
        <ProgrammeCard programme={programme} />
      </div>
    </AppShell>
  );
}
