import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { SaveBar } from '~/ui/form/save-bar';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { formValues, NEW_ORGANISATION, type OrganisationFormValues } from '../../form-values';
import type { ContentPart, OrganisationContent } from '../../model';
import { Changes } from '../history';
import type { AreaChoiceItem } from '../list';
import type { AreaNames } from '../part-words';
import { AreasPart, ContactPart, IdentityPart, StylePart, WorkPart } from './basic-parts';
import { NeedsPart, OffersPart } from './row-parts';

/** Two edits that met: what the form goes on from, and what to look at. */
export interface MetEdits {
  content: OrganisationContent;
  theirs: OrganisationContent;
  taken: ContentPart[];
  disputed: ContentPart[];
  revision: number;
  by: string[];
}

/** The answer to a form that was sent and not written. */
export interface EditAnswer {
  result: SubmissionResult<string[]> | null;
  conflict: MetEdits | null;
}

/** Enters an organisation or changes its entry. `current` null: a new one. */
export function EditPage({
  current,
  areas,
  areaNames,
  answer,
  listedAtOnce,
}: {
  current: { id: string; name: string; content: OrganisationContent; revision: number } | null;
  areas: AreaChoiceItem[];
  areaNames: AreaNames;
  answer: EditAnswer | undefined;
  listedAtOnce: boolean;
}) {
  const { t } = useTranslation();
  const conflict = answer?.conflict ?? null;
  const start = conflict ?? current;
  const initial = start ? formValues(start.content, start.revision) : NEW_ORGANISATION;
  const title = current ? t('organisations:form.editTitle') : t('organisations:form.newTitle');
  const back = current ? `/organisations/${current.id}` : '/organisations';
  return (
    <AppShell>
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          {current ? (
            <p>
              <Link
                to={back}
                className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
              >
                {current.name}
              </Link>
            </p>
          ) : null}
          <h1 className="text-3xl">
            <Phrases>{title}</Phrases>
          </h1>
          <p className="text-lg">
            {current
              ? t('organisations:form.editLead')
              : t(listedAtOnce ? 'organisations:form.newLeadStaff' : 'organisations:form.newLead')}
          </p>
        </header>
        {conflict ? <ConflictNotice conflict={conflict} areaNames={areaNames} /> : null}
        <EntryForm
          key={initial.revision}
          initial={initial}
          result={answer?.result}
          areas={areas}
          back={back}
        />
      </div>
    </AppShell>
  );
}

function EntryForm({
  initial,
  result,
  areas,
  back,
}: {
  initial: OrganisationFormValues;
  result: SubmissionResult<string[]> | null | undefined;
  areas: AreaChoiceItem[];
  back: string;
}) {
  const { t } = useTranslation();
  const [form, fields] = useForm<OrganisationFormValues>({
    id: 'organisation',
    lastResult: result ?? null,
    defaultValue: initial,
  });
  const problems = Object.entries(form.allErrors).flatMap(([name, keys]) =>
    (keys ?? []).map((key) => ({
      ...(name ? { fieldId: `${form.id}-${name}` } : {}),
      message: `${fieldLabel(t, name)}${t(`organisations:errors.${key}`)}`,
    })),
  );
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="flex flex-col gap-6">
      {/* Enter in a field presses the first button of the form: it has to be the one that saves. */}
      <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('save')}
      </button>
      <input type="hidden" name="revision" value={initial.revision} />
      <ErrorSummary problems={problems} />
      <IdentityPart fields={fields} />
      <WorkPart fields={fields} />
      <NeedsPart form={form} fields={fields} />
      <OffersPart form={form} fields={fields} />
      <AreasPart fields={fields} areas={areas} />
      <StylePart fields={fields} />
      <ContactPart fields={fields} areas={areas} />
      <SaveBar>
        <Button type="submit" size="large">
          {t('save')}
        </Button>
        <ButtonLink to={back} variant="quiet" size="large">
          {t('cancel')}
        </ButtonLink>
      </SaveBar>
    </Form>
  );
}

/** 必要なこと 2: of an error in a list; empty for a field that its error names by itself. */
function fieldLabel(t: (key: string, values?: Record<string, unknown>) => string, name: string): string {
  const row = /^(offers|needs)\[(\d+)\]/.exec(name);
  if (row) {
    const key = row[1] === 'offers' ? 'organisations:form.offer' : 'organisations:form.need';
    return `${t(key, { number: Number(row[2]) + 1 })}${t('organisations:colon')}`;
  }
  return name ? `${t(`organisations:form.${name}`)}${t('organisations:colon')}` : '';
}

/** Says that somebody else has changed the entry, what was taken over, and what is to be decided. */
function ConflictNotice({ conflict, areaNames }: { conflict: MetEdits; areaNames: AreaNames }) {
  const { t } = useTranslation();
  const { taken, disputed, theirs, content, by } = conflict;
  return (
    <Notice kind="warn" live>
      <div className="flex flex-col gap-3">
        <p className="font-bold">
          {by.length > 0
            ? t('organisations:conflict.by', { names: by.join(t('organisations:comma')) })
            : t('organisations:conflict.title')}
        </p>
        <p>{t('organisations:conflict.kept')}</p>
        {taken.length > 0 ? (
          <p>
            {t('organisations:conflict.taken', {
              parts: taken.map((part) => t(`organisations:parts.${part}`)).join(t('organisations:comma')),
            })}
          </p>
        ) : null}
        {disputed.length > 0 ? (
          <>
            <p>{t('organisations:conflict.disputed')}</p>
            <Changes
              changes={disputed.map((part) => ({
                part,
                before: { [part]: theirs[part] },
                after: { [part]: content[part] },
              }))}
              labels={{ before: t('organisations:conflict.theirs'), after: t('organisations:conflict.mine') }}
              areaNames={areaNames}
            />
          </>
        ) : null}
      </div>
    </Notice>
  );
}
