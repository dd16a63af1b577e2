import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import {
  brokenLink,
  brokenLinkStatus,
  invalidForm,
  parseForm,
  refusedLinkForm,
} from '~/domains/accounts/forms.server';
import { newPasswordSchema } from '~/domains/accounts/schema';
import { readReset, resetPassword } from '~/domains/accounts/service/reset.server';
import { BrokenLink } from '~/domains/accounts/ui/broken-link';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { NewPasswordField } from '~/domains/accounts/ui/identity-fields';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const title = pageTitle(context.language, 'accounts:reset.chooseTitle');
  try {
    const { email } = await readReset(context.deps, params.token ?? '');
    return data({ broken: null, email, title });
  } catch (error) {
    const broken = brokenLink(error);
    return data({ broken, email: '', title }, { status: brokenLinkStatus(broken) });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), newPasswordSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  try {
    await resetPassword(context.deps, params.token ?? '', submission.value.password);
  } catch (error) {
    return refusedLinkForm(submission, error);
  }
  const cookie = await context.deps.auth.endSession(request.headers.get('Cookie'));
  return redirectDocument('/login?after=reset', { headers: cookieHeaders([cookie]) });
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function ChoosePasswordPage() {
  const { broken, email } = useLoaderData<typeof loader>();
  return broken ? <BrokenLink why={broken} kind="reset" /> : <Choose email={email} />;
}

function Choose({ email }: { email: string }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<{ password: string }>(
    'choose-password',
    useActionData<typeof action>(),
  );
  return (
    <FormPage title={t('accounts:reset.chooseTitle')} intro={t('accounts:reset.chooseIntro', { email })}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <NewPasswordField field={field('password')} account={email} />
        <div>
          <Button type="submit" size="large">
            {t('accounts:reset.chooseSubmit')}
          </Button>
        </div>
      </Form>
    </FormPage>
  );
}
