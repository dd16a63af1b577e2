import { useTranslation } from 'react-i18next';
import { TextInput } from '~/ui/form/inputs';
import type { FormField } from '~/ui/form/use-page-form';
import { PasswordInput } from './password-input';

type FieldOf = (name: 'name' | 'kana') => FormField;

/** Name and its reading. `someoneElse`: the browser must not offer the own name. */
export function NameFields({ field, someoneElse = false }: { field: FieldOf; someoneElse?: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        {...field('name')}
        label={t('accounts:fields.name')}
        help={t('accounts:fields.nameHelp')}
        autoComplete={someoneElse ? 'off' : 'name'}
        required
      />
      <TextInput
        {...field('kana')}
        label={t('accounts:fields.kana')}
        help={t('accounts:fields.kanaHelp')}
        autoComplete="off"
      />
    </>
  );
}

/** A new password. `account`: the address it belongs to, so that password managers keep both together. */
export function NewPasswordField({ field, account }: { field: FormField; account: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {account ? (
        <input type="email" name="account" autoComplete="username" value={account} readOnly hidden />
      ) : null}
      <PasswordInput
        id={field.id}
        name={field.name}
        errors={field.errors}
        label={t('accounts:fields.newPassword')}
        help={t('accounts:fields.newPasswordHelp')}
        autoComplete="new-password"
      />
    </>
  );
}
