import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import type { FormField } from '~/ui/form/use-page-form';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import { useWorkshopForm } from '../use-workshop-form';

/** A page with one form: heading, fields, what it does, and a way out. */
export function PlanForm<Name extends string>({
  id,
  title,
  intro,
  result,
  initial,
  submit,
  back,
  children,
}: {
  id: string;
  title: string;
  intro?: string;
  result: SubmissionResult<string[]> | null | undefined;
  initial: Partial<Record<Name, string>>;
  /** Word on the button. */
  submit: string;
  /** Where the way out leads. */
  back: string;
  children: (field: (name: Name) => FormField) => ReactNode;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useWorkshopForm<Name>(id, result, initial);
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-6 pb-8">
        <h1 className="text-3xl">
          <Phrases>{title}</Phrases>
        </h1>
        {intro ? <p className="text-lg">{intro}</p> : null}
        <Form method="post" {...formProps} className="group/form flex flex-col gap-6">
          <ErrorSummary problems={problems} />
          {children(field)}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" size="large">
              {submit}
            </Button>
            <ButtonLink to={back} variant="quiet" size="large">
              {t('cancel')}
            </ButtonLink>
          </div>
        </Form>
      </div>
    </AppShell>
  );
}

/** One choice of several, each with a sentence. */
export function ChoiceCards({
  legend,
  name,
  value,
  choices,
  help,
}: {
  legend: string;
  name: string;
  value: string;
  help?: string;
  choices: readonly { value: string; label: ReactNode; help?: string | undefined }[];
}) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-bold">{legend}</legend>
      {help ? <p className="text-ink-soft">{help}</p> : null}
      {choices.map((choice) => (
        <label
          key={choice.value}
          className="flex min-h-14 cursor-pointer items-start gap-3 rounded-lg border border-line-strong px-4 py-3 has-[:checked]:border-2 has-[:checked]:border-brand has-[:checked]:bg-brand-soft"
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            defaultChecked={choice.value === value}
            required
            className="mt-1 size-5 shrink-0 accent-brand"
          />
          <span className="flex min-w-0 flex-col">
            <span className="font-bold">{choice.label}</span>
            {choice.help ? <span className="text-ink-soft">{choice.help}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
