import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '~/ui/composition';
import { CONTROL, Field } from '~/ui/form/field';

/** A password that can be shown while typing. Before JavaScript it is a plain password control. */
export function PasswordInput({
  label,
  help,
  id,
  name,
  errors,
  autoComplete,
}: {
  label: ReactNode;
  help?: ReactNode;
  id: string;
  name: string;
  errors: string[];
  autoComplete: 'current-password' | 'new-password';
}) {
  const { t } = useTranslation();
  const [ready, setReady] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setReady(true), []);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field label={label} help={help} errors={errors} id={id} required>
      {(ids) => (
        <div className="flex gap-2">
          <input
            {...ids}
            name={name}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            required
            className={CONTROL}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
            }}
          />
          {ready ? (
            <button
              type="button"
              onClick={() => setShown((before) => !before)}
              aria-controls={ids.id}
              className="flex min-h-12 shrink-0 items-center gap-2 rounded-lg border border-line-strong bg-white px-3 text-brand hover:bg-brand-soft"
            >
              <Icon aria-hidden="true" className="size-5" />
              {t(shown ? 'accounts:password.hide' : 'accounts:password.show')}
            </button>
          ) : null}
          <span role="status" className="sr-only">
            {ready && shown ? t('accounts:password.shown') : ''}
          </span>
        </div>
      )}
    </Field>
  );
}
