import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { RoundProblems } from '../actions.server';
import type { RoundSettings } from '../model';
import type { RoundProgramme } from '../service/rounds.server';
import { Answer, BackLink, useErrors } from './parts';
import { SettingsFields } from './settings-fields';

/** A new round: whose, by which method, until when lists are taken. */
export function NewRound({
  programmes,
  settings,
  seed,
  result,
}: {
  programmes: readonly RoundProgramme[];
  settings: RoundSettings;
  seed: number;
  result: RoundProblems | undefined;
}) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const errors = useErrors(result, 'create');
  const given = result?.values ?? {};
  if (programmes.length === 0) {
    return (
      <div className="flex flex-col gap-5">
        <BackLink to="/admin/matching/rounds">{t('matching:rounds.back')}</BackLink>
        <h1 className="text-3xl">{t('matching:rounds.new')}</h1>
        <EmptyState title={t('matching:rounds.noProgramme')}>
          <p>{t('matching:rounds.noProgrammeText')}</p>
          <ButtonLink to="/admin/matching">{t('matching:suggestions.admin.title')}</ButtonLink>
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <BackLink to="/admin/matching/rounds">{t('matching:rounds.back')}</BackLink>
      <h1 className="text-3xl">{t('matching:rounds.new')}</h1>
      <p className="max-w-3xl">{t('matching:rounds.newLead')}</p>
      <Answer result={result} />
      <Form method="post" className="flex max-w-4xl flex-col gap-5">
        <TextInput
          id="create-title"
          name="title"
          label={t('matching:rounds.fields.title')}
          errors={errors('title')}
          defaultValue={given.title ?? ''}
          maxLength={120}
          required
        />
        <Select
          id="create-programmeId"
          name="programmeId"
          label={t('matching:rounds.fields.programmeId')}
          errors={errors('programmeId')}
          defaultValue={given.programmeId ?? programmes[0]?.id}
        >
          {programmes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} {fiscalYear(one.fiscalYear)}
              {one.isRanked ? '' : t('matching:rounds.notRankedShort')}
            </option>
          ))}
        </Select>
        <NotRanked programmes={programmes.filter(({ isRanked }) => !isRanked)} />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-bold">{t('matching:rounds.fields.method')}</legend>
          {(['bilateral', 'consortia'] as const).map((method) => (
            <label
              key={method}
              className="flex cursor-pointer items-start gap-3 rounded-lg border border-line p-3 has-checked:border-brand has-checked:bg-brand-soft"
            >
              <input
                type="radio"
                name="method"
                value={method}
                defaultChecked={(given.method ?? 'bilateral') === method}
                className="mt-1 size-5 shrink-0 accent-brand"
              />
              <span>
                <span className="block font-bold">{t(`matching:rounds.method.${method}`)}</span>
                <span className="block text-ink-soft">{t(`matching:rounds.methodHelp.${method}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextInput
          id="create-listsDue"
          type="date"
          name="listsDue"
          label={t('matching:rounds.fields.listsDue')}
          help={t('matching:rounds.help.listsDue')}
          errors={errors('listsDue')}
          defaultValue={given.listsDue ?? ''}
          required
        />
        <details className="rounded-lg border border-line p-4" open={result !== undefined}>
          <summary className="min-h-11 cursor-pointer content-center font-bold">
            {t('matching:rounds.details')}
          </summary>
          <div className="pt-3">
            <SettingsFields intent="create" result={result} settings={settings} seed={seed} method={null} />
          </div>
        </details>
        <div>
          <Button type="submit" name="intent" value="create" size="large">
            {t('matching:rounds.create')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** Programmes in which lists would begin empty, with the way to have everybody ranked. */
function NotRanked({ programmes }: { programmes: readonly RoundProgramme[] }) {
  const { t } = useTranslation();
  if (programmes.length === 0) return null;
  return (
    <Notice kind="info">
      <p>{t('matching:rounds.notRanked')}</p>
      <ul className="flex flex-col">
        {programmes.map((one) => (
          <li key={one.id}>
            <Link
              to={`/admin/matching/${one.id}/runs`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {t('matching:rounds.toRanking', { name: one.name })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
