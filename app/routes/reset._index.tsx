import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { invalidForm, parseForm, refusedForm } from '~/domains/accounts/forms.server';
import { passRetryAfter } from '~/domains/accounts/response-headers';
import { resetRequestSchema } from '~/domains/accounts/schema';
import { requestReset } from '~/domains/accounts/service/reset.server';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';

export function loader({ request, context }: LoaderFunctionArgs) {
  const sent = new URL(request.url).searchParams.has('sent');
  const heading = sent ? 'accounts:reset.sentTitle' : 'accounts:reset.title';
  return { sent, title: pageTitle(context.language, heading) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), resetRequestSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  const caller = {
    cookieHeader: request.headers.get('Cookie'),
    connectionKey: context.connectionKey,
  };
  try {
    await requestReset(context.deps, caller, submission.value.email, context.origin);
    return redirect('/reset?sent');
  } catch (error) {
    return refusedForm(submission, error);
  }
}

export const headers = passRetryAfter;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function ResetPage() {
  const { sent } = useLoaderData<typeof loader>();
  return sent ? <Sent /> : <Ask />;
}

function Ask() {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<{ email: string }>(
    'reset',
    useActionData<typeof action>(),
  );
  return (
    <FormPage title={t('accounts:reset.title')} intro={t('accounts:reset.intro')}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <TextInput
          {...field('email')}
          type="email"
          label={t('accounts:fields.email')}
          autoComplete="username"
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" size="large">
            {t('accounts:reset.submit')}
          </Button>
          <ButtonLink to="/login" variant="quiet" size="large">
            {t('accounts:reset.toLogin')}
          </ButtonLink>
        </div>
      </Form>
    </FormPage>
  );
}

function Sent() {
  const { t } = useTranslation();
  return (
    <FormPage title={t('accounts:reset.sentTitle')} intro={t('accounts:reset.sentText')}>
      <p>{t('accounts:reset.sentHelp')}</p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink to="/login">{t('accounts:reset.toLogin')}</ButtonLink>
        <ButtonLink to="/reset" variant="quiet">
          {t('accounts:reset.again')}
        </ButtonLink>
      </div>
    </FormPage>
  );
}
