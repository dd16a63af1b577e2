import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/ui/form/inputs';
import { Phrases } from '~/ui/phrases';
import type { OrganisationFormValues } from '../../form-values';

export type Meta<T> = FieldMetadata<T, OrganisationFormValues, string[]>;
export type Fields = ReturnType<FormMetadata<OrganisationFormValues, string[]>['getFieldset']>;
export type FormMeta = FormMetadata<OrganisationFormValues, string[]>;

/** What a control needs to be one field of the form, with its errors in words. */
export function useControl() {
  const { t } = useTranslation();
  return (meta: Meta<string>) => ({
    id: meta.id,
    name: meta.name,
    defaultValue: meta.initialValue ?? '',
    errors: (meta.errors ?? []).map((key) => t(`organisations:errors.${key}`)),
  });
}

/** One part of the form under a heading of its own; `part` is where the page leads to. */
export function FormPart({
  part,
  title,
  lead,
  children,
}: {
  part: string;
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={`part-${part}`}
      className="flex flex-col gap-5 rounded-xl border border-line bg-white p-4 sm:p-6"
    >
      <div className="flex flex-col gap-1">
        <h2 id={`part-${part}`} className="scroll-mt-4 text-xl">
          <Phrases>{title}</Phrases>
        </h2>
        {lead ? <p className="text-ink-soft">{lead}</p> : null}
      </div>
      {children}
    </section>
  );
}

/** Boxes of which any number may be ticked. */
export function Boxes({
  meta,
  legend,
  help,
  options,
}: {
  meta: Meta<string[]>;
  legend: string;
  help?: string;
  options: readonly { value: string; label: string }[];
}) {
  const { t } = useTranslation();
  const ticked = tickedOf(meta);
  const errors = (meta.errors ?? []).map((key) => t(`organisations:errors.${key}`));
  return (
    <fieldset className="flex flex-col gap-1" id={meta.id}>
      <legend className="font-bold">{legend}</legend>
      {help ? <p className="text-ink-soft">{help}</p> : null}
      <BoxList name={meta.name} options={options} ticked={ticked} />
      {errors.length > 0 ? <p className="font-bold text-danger">{errors.join(' ')}</p> : null}
    </fieldset>
  );
}

/** What is ticked at first: a form that was sent holds one value as a string. */
export function tickedOf(meta: Meta<string[]>): ReadonlySet<string> {
  const value: unknown = meta.initialValue;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return new Set(list.map(String));
}

export function BoxList({
  name,
  options,
  ticked,
}: {
  name: string;
  options: readonly { value: string; label: string }[];
  ticked: ReadonlySet<string>;
}) {
  return (
    <div className="grid gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
      {options.map(({ value, label }) => (
        <Checkbox key={value} name={name} value={value} label={label} defaultChecked={ticked.has(value)} />
      ))}
    </div>
  );
}
