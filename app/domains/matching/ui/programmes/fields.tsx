import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { Checkbox } from '~/ui/form/inputs';
import type { FormValues } from '../../programme-form';

const Values = createContext<{ values: FormValues; errors: Record<string, string[]> }>({
  values: {},
  errors: {},
});

/** The values and errors that the fields below take theirs from. */
export const FormState = Values.Provider;

export const fieldId = (name: string) => `programme-${name.replace(/[^\w]+/g, '-')}`;

/** What the field of a name needs. */
export function useField() {
  const { t } = useTranslation();
  const { values, errors } = useContext(Values);
  return {
    values,
    of: (name: string) => ({
      id: fieldId(name),
      name,
      defaultValue: values[name]?.[0] ?? '',
      errors: (errors[name] ?? []).map((key) => t(`matching:errors.${key}`)),
    }),
    has: (name: string, value: string) => values[name]?.includes(value) ?? false,
    errorsOf: (name: string) => (errors[name] ?? []).map((key) => t(`matching:errors.${key}`)),
  };
}

/** A part of the form with its heading. */
export function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-4 rounded-xl border border-line p-4 sm:p-5">
      <legend className="px-1 text-xl font-bold">{title}</legend>
      {lead ? <p className="max-w-3xl">{lead}</p> : null}
      {children}
    </fieldset>
  );
}

/** Types of organisations to tick. */
export function TypeBoxes({ name, legend }: { name: string; legend: string }) {
  const { t } = useTranslation();
  const { has, errorsOf } = useField();
  const errors = errorsOf(name);
  return (
    <fieldset
      id={fieldId(name)}
      tabIndex={-1}
      className="flex flex-col gap-1"
      aria-describedby={errors.length > 0 ? `${fieldId(name)}-error` : undefined}
    >
      <legend className="font-bold">{legend}</legend>
      <div className="flex flex-wrap gap-x-6">
        {ORGANISATION_TYPES.map((type) => (
          <Checkbox
            key={type}
            name={name}
            value={type}
            defaultChecked={has(name, type)}
            label={t(`organisations:types.${type}`)}
          />
        ))}
      </div>
      {errors.length > 0 ? (
        <p id={`${fieldId(name)}-error`} className="font-bold text-danger">
          <span aria-hidden="true">⚠ </span>
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  );
}
