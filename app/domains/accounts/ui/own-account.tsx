import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select } from '~/ui/form/inputs';
import { LeaveForm } from '~/ui/leave-form';
import type { ChangePasswordInput, ProfileInput } from '../schema';
import { NameFields, NewPasswordField } from './identity-fields';
import { PasswordInput } from './password-input';
import { useAccountForm } from './use-account-form';

type Result = SubmissionResult<string[]> | undefined;

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5 border-t border-line pt-6">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

export function ProfileForm({
  profile,
  result,
}: {
  profile: { email: string; name: string; kana: string; locale: string };
  result: Result;
}) {
  const { t } = useTranslation();
  const { name, kana, locale } = profile;
  const { formProps, field, problems } = useAccountForm<ProfileInput>('profile', result, {
    name,
    kana,
    locale,
  });
  return (
    <Section title={t('accounts:account.profile')}>
      <p>{t('accounts:account.email', { email: profile.email })}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="profile" />
        <NameFields field={field} />
        <Select {...field('locale')} label={t('accounts:fields.language')}>
          {LANGUAGES.map((language) => (
            <option key={language} value={language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </Select>
        <div>
          <Button type="submit">{t('save')}</Button>
        </div>
      </Form>
    </Section>
  );
}

export function PasswordForm({ email, result }: { email: string; result: Result }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<ChangePasswordInput>('password', result);
  const current = field('current');
  return (
    <Section title={t('accounts:account.passwordTitle')}>
      <p>{t('accounts:account.passwordIntro')}</p>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="password" />
        <PasswordInput
          id={current.id}
          name={current.name}
          errors={current.errors}
          label={t('accounts:fields.currentPassword')}
          autoComplete="current-password"
        />
        <NewPasswordField field={field('password')} account={email} />
        <div>
          <Button type="submit">{t('accounts:account.passwordSubmit')}</Button>
        </div>
      </Form>
    </Section>
  );
}

export function EverywhereForm({ personId }: { personId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('accounts:account.everywhereTitle')}>
      <p>{t('accounts:account.everywhereText')}</p>
      <LeaveForm personId={personId} word={t('accounts:account.everywhereSubmit')}>
        <input type="hidden" name="intent" value="everywhere" />
        <Button type="submit" variant="danger">
          {t('accounts:account.everywhereSubmit')}
        </Button>
      </LeaveForm>
    </Section>
  );
}
