import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import { invalidForm, parseForm, refusedForm } from '~/domains/accounts/forms.server';
import { passRetryAfter } from '~/domains/accounts/response-headers';
import { type SignInInput, signInSchema } from '~/domains/accounts/schema';
import { signIn } from '~/domains/accounts/service/sign-in.server';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { PasswordInput } from '~/domains/accounts/ui/password-input';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { safeReturnPath } from '~/platform/return-path';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';

const NOTICES = ['reset', 'everywhere', 'out'] as const;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get('next');
  const next = safeReturnPath(wanted, '/home');
  if (context.principal.kind === 'user') throw redirect(next);
  const after = NOTICES.find((name) => name === searchParams.get('after'));
  const notice = after ?? (wanted ? ('next' as const) : null);
  return { next, notice, title: pageTitle(context.language, 'accounts:login.title') };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const submission = parseForm(form, signInSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  const caller = {
    cookieHeader: request.headers.get('Cookie'),
    connectionKey: context.connectionKey,
  };
  try {
    const { cookies, locale } = await signIn(context.deps, caller, submission.value);
    const to = safeReturnPath(form.get('next'), '/home');
    return redirectDocument(to, { headers: cookieHeaders(cookies, locale) });
  } catch (error) {
    return refusedForm(submission, error);
  }
}

export const headers = passRetryAfter;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SignInPage() {
  const { next, notice } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const result = useActionData<typeof action>();
  const { formProps, field, problems } = useAccountForm<SignInInput>('sign-in', result);
  const password = field('password');
  return (
    <FormPage title={t('accounts:login.title')} intro={t('accounts:login.intro')}>
      {notice && problems.length === 0 ? (
        <Notice kind={notice === 'next' ? 'info' : 'good'}>{t(`accounts:login.notice.${notice}`)}</Notice>
      ) : null}
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="next" value={next} />
        <TextInput
          {...field('email')}
          type="email"
          label={t('accounts:fields.email')}
          autoComplete="username"
          required
        />
        <PasswordInput
          id={password.id}
          name={password.name}
          errors={password.errors}
          label={t('accounts:fields.password')}
          autoComplete="current-password"
        />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Button type="submit" size="large">
            {t('accounts:login.submit')}
          </Button>
          <Link to="/reset" className="flex min-h-11 items-center text-brand underline underline-offset-4">
            {t('accounts:login.forgot')}
          </Link>
        </div>
      </Form>
      <p className="border-t border-line pt-6">
        {t('accounts:login.guest')}{' '}
        <Link to="/" className="inline-flex min-h-11 items-center text-brand underline underline-offset-4">
          {t('accounts:login.guestLink')}
        </Link>
      </p>
    </FormPage>
  );
}
