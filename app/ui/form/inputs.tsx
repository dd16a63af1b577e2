import type {
  InputHTMLAttributes,
  KeyboardEvent,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';
import { classNames } from '../class-names';
import { isComposing } from '../composition';
import { CONTROL, Field, type FieldProps } from './field';

/** Enter that ends a composition must not submit the form. */
function keepComposition(event: KeyboardEvent): void {
  if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
}

type Inherited = 'id' | 'className' | 'children';

export function TextInput({
  label,
  help,
  errors,
  className,
  id,
  ...input
}: FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, Inherited>) {
  return (
    <Field
      label={label}
      help={help}
      errors={errors}
      required={!!input.required}
      className={className}
      id={id}
    >
      {(ids) => <input type="text" onKeyDown={keepComposition} {...input} {...ids} className={CONTROL} />}
    </Field>
  );
}

export function TextArea({
  label,
  help,
  errors,
  className,
  id,
  ...input
}: FieldProps & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Inherited>) {
  return (
    <Field
      label={label}
      help={help}
      errors={errors}
      required={!!input.required}
      className={className}
      id={id}
    >
      {(ids) => <textarea rows={3} {...input} {...ids} className={CONTROL} />}
    </Field>
  );
}

/** The browser's own select: it works before JavaScript and speaks every phone's language. */
export function Select({
  label,
  help,
  errors,
  className,
  id,
  children,
  ...input
}: FieldProps & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className'>) {
  return (
    <Field
      label={label}
      help={help}
      errors={errors}
      required={!!input.required}
      className={className}
      id={id}
    >
      {(ids) => (
        <select {...input} {...ids} className={CONTROL}>
          {children}
        </select>
      )}
    </Field>
  );
}

export function Checkbox({
  label,
  className,
  ...input
}: { label: ReactNode; className?: string } & Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'className'
>) {
  return (
    <label className={classNames('flex min-h-11 items-center gap-3', className)}>
      <input type="checkbox" {...input} className="size-6 shrink-0 accent-brand" />
      <span>{label}</span>
    </label>
  );
}
