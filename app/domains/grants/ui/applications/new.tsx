import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, Select, TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { FormAnswer } from '../../forms.server';
import type { NewApplicationSearch } from '../../schema';
import type { NewApplicationPage } from '../../service/start.server';
import { useGrantForm } from '../use-grant-form';
import { dayWords, eligibilityWords } from '../words';

/** For which grant, for which organisation, and whether it can be at all; then a title, and writing begins. */
export function NewApplication({
  page,
  search,
  answered,
}: {
  page: NewApplicationPage;
  search: NewApplicationSearch;
  answered: FormAnswer | null;
}) {
  const { t, i18n } = useTranslation();
  const { programme, lead, problems } = page;
  const fatal = problems.filter(({ code }) => code !== 'partner_missing');
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('grants:new.title')}</h1>
          <p className="text-lg">{t('grants:new.lead')}</p>
        </header>
        {page.own.length === 0 ? (
          <EmptyState title={t('grants:new.noOrganisation')}>
            <p>{t('grants:new.noOrganisationText')}</p>
            <ButtonLink to="/organisations">{t('talks:list.organisations')}</ButtonLink>
          </EmptyState>
        ) : page.programmes.length === 0 && !programme ? (
          <EmptyState title={t('grants:list.none')}>
            <p>{t('grants:list.noneText')}</p>
            <ButtonLink to="/grants">{t('grants:list.title')}</ButtonLink>
          </EmptyState>
        ) : (
          <>
            <Choice page={page} search={search} />
            {programme && lead ? (
              <>
                {problems.length > 0 ? (
                  <Notice kind={fatal.length > 0 ? 'bad' : 'info'}>
                    <p className="font-bold">
                      {t(fatal.length > 0 ? 'grants:new.cannot' : 'grants:new.stillNeeded')}
                    </p>
                    <ul className="list-disc pl-6">
                      {problems.map((problem) => (
                        <li key={problem.code}>{eligibilityWords(t, problem, i18n.language)}</li>
                      ))}
                    </ul>
                  </Notice>
                ) : null}
                {fatal.length === 0 ? <Begin page={page} answered={answered} /> : null}
              </>
            ) : null}
          </>
        )}
      </div>
    </AppShell>
  );
}

function Choice({ page, search }: { page: NewApplicationPage; search: NewApplicationSearch }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { programme, lead } = page;
  const known = [
    ...page.programmes,
    ...(programme && !page.programmes.some(({ id }) => id === programme.id)
      ? [{ ...programme, fiscalYear: 0 }]
      : []),
  ];
  return (
    <Form method="get" className="flex flex-col gap-4 rounded-xl bg-surface-soft p-4">
      {(['match', 'idea', 'case', 'collaboration'] as const).map((from) =>
        search[from] ? <input key={from} type="hidden" name={from} value={search[from]} /> : null,
      )}
      <Select
        label={t('grants:new.programme')}
        name="programme"
        required
        defaultValue={programme?.id ?? ''}
        key={programme?.id}
      >
        <option value="">{t('talks:new.pick')}</option>
        {known.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title} {one.fiscalYear > 0 ? fiscalYear(one.fiscalYear) : ''}
          </option>
        ))}
      </Select>
      <Select label={t('grants:new.for')} name="lead" required defaultValue={lead?.id ?? ''}>
        <option value="">{t('talks:new.pick')}</option>
        {page.own.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <FromWhat origin={page.origin} />
      <Button type="submit" variant="secondary" className="self-start">
        {t('grants:canWe.ask')}
      </Button>
    </Form>
  );
}

/** What it is begun from, and who will be asked to apply too. */
function FromWhat({ origin: { kind, title, partners } }: Pick<NewApplicationPage, 'origin'>) {
  const { t } = useTranslation();
  if (kind === 'none') return null;
  const key = kind === 'collaboration' && partners.length === 0 ? 'collaborationAlone' : kind;
  return <p>{t(`grants:new.from.${key}`, { title, partners: partners.join(t('grants:and')) })}</p>;
}

function Begin({ page, answered }: { page: NewApplicationPage; answered: FormAnswer | null }) {
  const { t, i18n } = useTranslation();
  const { formProps, field, problems } = useGrantForm('start', answered, { title: page.origin.title });
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-4">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="start" />
      <TextInput
        {...field('title')}
        label={t('grants:about.name')}
        help={t('grants:new.titleHelp')}
        required
        maxLength={80}
      />
      <Checkbox name="isNew" value="yes" defaultChecked={page.origin.isNew} label={t('grants:isNew')} />
      {page.programme ? (
        <p>{t('grants:new.until', { day: dayWords(page.programme.closesOn, i18n.language) })}</p>
      ) : null}
      <Button type="submit" size="large" className="self-start">
        {t('grants:new.begin')}
      </Button>
    </Form>
  );
}
