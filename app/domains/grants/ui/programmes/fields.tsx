import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import { type FormValues, rowsOf } from '../../programme-form';

const Values = createContext<{ values: FormValues; errors: Record<string, string[]> }>({
  values: {},
  errors: {},
});

/** The values and errors that the fields below take theirs from. */
export const FormState = Values.Provider;

export const fieldId = (name: string) => `grant-${name.replace(/[^\w]+/g, '-')}`;

/** What the field of a name needs. */
export function useField() {
  const { t } = useTranslation();
  const { values, errors } = useContext(Values);
  const errorsOf = (name: string) => (errors[name] ?? []).map((key) => t(`grants:errors.${key}`));
  return {
    of: (name: string) => ({
      id: fieldId(name),
      name,
      defaultValue: values[name]?.[0] ?? '',
      errors: errorsOf(name),
    }),
    has: (name: string, value: string) => values[name]?.includes(value) ?? false,
    rows: (list: string, field: string, most: number) => rowsOf(values, list, field, most),
    errorsOf,
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
    <fieldset id={fieldId(name)} tabIndex={-1} className="flex flex-col gap-1">
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
      {errors.length > 0 ? <p className="font-bold text-danger">{errors.join(' ')}</p> : null}
    </fieldset>
  );
}

/** One field of a row: its name within the row, and its label. */
export interface RowField {
  name: string;
  label: string;
  /** A text unless it is a whole number or something to tick. */
  kind?: 'number' | 'tick';
  /** Most characters of a text. */
  most?: number;
  className?: string;
}

/** The fields of a row beside each other, as far as there is room. */
function RowFields({ at, fields }: { at: string; fields: readonly RowField[] }) {
  const { of, has } = useField();
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      {fields.map(({ name, label, kind, most = 200, className = 'min-w-60 flex-1' }) => {
        const path = `${at}.${name}`;
        return kind === 'tick' ? (
          <Checkbox key={name} name={path} defaultChecked={has(path, 'on')} label={label} />
        ) : (
          <TextInput
            key={name}
            {...of(path)}
            label={label}
            className={className}
            {...(kind === 'number' ? { inputMode: 'numeric' } : { maxLength: most })}
          />
        );
      })}
    </div>
  );
}

/** A list whose rows are numbered; an empty one at the end is for one more. */
export function RowList({
  list,
  most,
  title,
  fields,
  children,
}: {
  list: string;
  most: number;
  title: (n: number) => string;
  fields: readonly RowField[];
  /** What a row holds beside its fields. */
  children?: (at: string) => ReactNode;
}) {
  const { rows, of, errorsOf } = useField();
  const count = rows(list, '.label', most);
  const errors = errorsOf(list);
  return (
    <div id={fieldId(list)} tabIndex={-1} className="flex flex-col gap-4">
      {errors.length > 0 ? <p className="font-bold text-danger">{errors.join(' ')}</p> : null}
      <ol className="flex flex-col gap-4">
        {Array.from({ length: count }, (_, i) => `${list}[${i}]`).map((at, i) => {
          const key = of(`${at}.key`).defaultValue;
          return (
            <li key={at}>
              <fieldset className="flex min-w-0 flex-col gap-3 rounded-lg bg-surface-soft p-4">
                <legend className="float-left w-full font-bold">{title(i + 1)}</legend>
                {key ? <input type="hidden" name={`${at}.key`} value={key} /> : null}
                <RowFields at={at} fields={fields} />
                {children?.(at)}
              </fieldset>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
