import { Form, Link } from '@remix-run/react';
import { ArrowLeft, Eye } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaOptions } from '~/domains/organisations/ui/filter-form';
import type { AreaChoiceItem } from '~/domains/organisations/ui/list';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Checkbox, Select, TextArea, TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';
import { CASE_SECTIONS, CASE_THEMES } from '../model';
import { CASE_LIMITS } from '../schema';
import type { CasePart } from './case-page';
import { Act, More } from './consent-panel';
import { EditPictures } from './edit-pictures';
import { LINK, useCaseForm } from './signs';

/** Where a draft is written: words and figures, pictures, and at the end the question to the partners. */
export function CaseEditPage({
  told,
  answered,
  areas,
  saved,
}: CasePart & {
  areas: AreaChoiceItem[];
  /** Changes with every save that was accepted, so that the form begins anew with what is stored; '' before one. */
  saved: string;
}) {
  const { t } = useTranslation();
  return (
    <AppShell>
      <div className="mx-auto flex max-w-3xl flex-col gap-8 pb-8">
        <header className="flex flex-col gap-2">
          <p>
            <Link to="/cases" className={LINK}>
              <ArrowLeft aria-hidden="true" className="size-5" />
              {t('cases:page.back')}
            </Link>
          </p>
          <h1 className="text-3xl">{t('cases:edit.title')}</h1>
          <p className="text-lg">{t('cases:edit.lead')}</p>
          <p>{told.partners.map(({ name }) => name).join('・')}</p>
        </header>
        {saved && answered === null ? (
          <Notice kind="good" live>
            {t('cases:edit.saved')}
          </Notice>
        ) : null}
        <WordsForm key={saved} told={told} answered={answered} areas={areas} />
        <EditPictures told={told} answered={answered} />
        <Ask told={told} answered={answered} />
        <More title={t('cases:consent.remove')}>
          <Act intent="remove" word={t('cases:consent.remove')} answered={answered} variant="danger">
            <p>{t('cases:consent.removeText', { title: told.title })}</p>
          </Act>
        </More>
      </div>
    </AppShell>
  );
}

const text = (value: number | string | null) => (value === null ? '' : String(value));

function WordsForm({ told, answered, areas }: CasePart & { areas: AreaChoiceItem[] }) {
  const { t } = useTranslation();
  // What the words below were read from: others' later changes must not pass for seen.
  const [revision] = useState(told.revision);
  const { formProps, field, problems } = useCaseForm('save', answered, {
    title: told.title,
    summary: told.summary,
    ...told.sections,
    areaCode: told.area?.code ?? '',
    startedOn: text(told.startedOn),
    endedOn: text(told.endedOn),
    moneyYen: text(told.moneyYen),
    peopleReached: text(told.peopleReached),
    volunteers: text(told.volunteers),
  });
  return (
    <Form method="post" {...formProps} className="flex flex-col gap-8">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="revision" value={revision} />
      <Part title={t('cases:edit.basics')}>
        <TextInput
          {...field('title')}
          label={t('cases:edit.titleField')}
          required
          maxLength={CASE_LIMITS.title}
        />
        <TextArea
          {...field('summary')}
          label={t('cases:edit.summary')}
          help={t('cases:edit.summaryHelp')}
          rows={2}
          maxLength={CASE_LIMITS.summary}
        />
        <fieldset>
          <legend className="font-bold">{t('cases:edit.themes')}</legend>
          <div className="grid sm:grid-cols-2">
            {CASE_THEMES.map((theme) => (
              <Checkbox
                key={theme}
                name="themes"
                value={theme}
                defaultChecked={told.themes.includes(theme)}
                label={t(`cases:themes.${theme}`)}
              />
            ))}
          </div>
        </fieldset>
      </Part>
      <Part title={t('cases:edit.story')}>
        {CASE_SECTIONS.map((section) => (
          <TextArea
            key={section}
            {...field(section)}
            label={t(`cases:sections.${section}`)}
            help={t(`cases:sectionHelp.${section}`)}
            rows={5}
            maxLength={CASE_LIMITS.section}
          />
        ))}
      </Part>
      <Part title={t('cases:edit.facts')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput {...field('startedOn')} type="date" label={t('cases:edit.startedOn')} />
          <TextInput
            {...field('endedOn')}
            type="date"
            label={t('cases:edit.endedOn')}
            help={t('cases:edit.endedHelp')}
          />
          <TextInput {...field('moneyYen')} inputMode="numeric" label={t('cases:edit.money')} />
          <Select {...field('areaCode')} label={t('cases:filter.area')}>
            <option value="">{t('cases:edit.noArea')}</option>
            <AreaOptions areas={areas} />
          </Select>
          <TextInput {...field('peopleReached')} inputMode="numeric" label={t('cases:edit.reached')} />
          <TextInput {...field('volunteers')} inputMode="numeric" label={t('cases:edit.volunteers')} />
        </div>
      </Part>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" size="large">
          {t('save')}
        </Button>
        <ButtonLink to={`/cases/${told.id}`} variant="secondary" size="large">
          <Eye aria-hidden="true" className="size-5" />
          {t('cases:edit.see')}
        </ButtonLink>
      </div>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-2xl">{title}</h2>
      {children}
    </section>
  );
}

function Ask({ told, answered }: CasePart) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="case-ask" className="flex flex-col gap-3 rounded-xl border-2 border-brand p-5">
      <h2 id="case-ask" className="text-2xl">
        {t('cases:ask.title')}
      </h2>
      {told.missing.length > 0 ? (
        <Notice kind="warn">
          <p className="font-bold">{t('cases:ask.missing')}</p>
          <ul className="list-disc pl-6">
            {told.missing.map((gap) => (
              <li key={gap}>{t(`cases:missing.${gap}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <>
          <p>{t('cases:ask.text')}</p>
          <ul className="list-disc pl-6">
            {told.partners.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
          <Act intent="ask" word={t('cases:ask.do')} answered={answered} variant="primary">
            <input type="hidden" name="revision" value={told.revision} />
          </Act>
        </>
      )}
    </section>
  );
}
