import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names';

export interface FieldProps {
  label: ReactNode;
  /** A sentence below the label. */
  help?: ReactNode;
  /** Errors of this field, already in words. */
  errors?: readonly string[] | undefined;
  required?: boolean;
  /** Id of the control; made up when absent. */
  id?: string;
  className?: string;
}

interface ControlIds {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label above, help under it, error beside: the frame of every control. */
export function Field({
  label,
  help,
  errors,
  required,
  id: givenId,
  className,
  children,
}: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const made = useId();
  const { t } = useTranslation();
  const id = givenId ?? made;
  const hasErrors = !!errors && errors.length > 0;
  const describedBy = classNames(help ? `${id}-help` : null, hasErrors && `${id}-error`) || undefined;
  return (
    <div className={classNames('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="font-bold">
        {label}
        {required ? <span className="ml-2 text-sm font-normal text-danger">{t('form.required')}</span> : null}
      </label>
      {help ? (
        <p id={`${id}-help`} className="text-ink-soft">
          {help}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': hasErrors || undefined })}
      {hasErrors ? (
        <p id={`${id}-error`} className="font-bold text-danger">
          <span aria-hidden="true">⚠ </span>
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  );
}

/** Classes of a text control. */
export const CONTROL =
  'min-h-12 w-full rounded-lg border border-line-strong bg-white px-3 py-2 text-base disabled:border-line disabled:bg-surface-soft disabled:text-ink aria-invalid:border-2 aria-invalid:border-danger file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-md file:border-0 file:bg-brand-soft file:px-4 file:font-bold file:text-brand';
