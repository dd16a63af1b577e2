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
import { type SetupInput, setupSchema } from '~/domains/accounts/schema';
import { checkSetup, completeSetup } from '~/domains/accounts/service/setup.server';
import { BrokenLink } from '~/domains/accounts/ui/broken-link';
import { FormPage } from '~/domains/accounts/ui/form-page';
import { NameFields, NewPasswordField } from '~/domains/accounts/ui/identity-fields';
import { useAccountForm } from '~/domains/accounts/ui/use-account-form';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';

export async function loader({ params, context }: LoaderFunctionArgs) {
  const title = pageTitle(context.language, 'accounts:setup.title');
  try {
    await checkSetup(context.deps, params.token ?? '');
    return data({ broken: null, title });
  } catch (error) {
    const broken = brokenLink(error);
    return data({ broken, title }, { status: brokenLinkStatus(broken) });
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const submission = parseForm(await request.formData(), setupSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  try {
    const { cookies } = await completeSetup(context.deps, params.token ?? '', submission.value);
    return redirectDocument('/home', { headers: cookieHeaders(cookies) });
  } catch (error) {
    return refusedLinkForm(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function SetupPage() {
  const { broken } = useLoaderData<typeof loader>();
  return broken ? <BrokenLink why={broken} kind="setup" /> : <FirstAccount />;
}

function FirstAccount() {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAccountForm<SetupInput>('setup', useActionData<typeof action>());
  return (
    <FormPage title={t('accounts:setup.title')} intro={t('accounts:setup.intro')}>
      <Form method="post" {...formProps} className="flex flex-col gap-5">
        <ErrorSummary problems={problems} />
        <TextInput
          {...field('email')}
          type="email"
          label={t('accounts:fields.email')}
          autoComplete="username"
          required
        />
        <NameFields field={field} />
        <NewPasswordField field={field('password')} account={null} />
        <div>
          <Button type="submit" size="large">
            {t('accounts:setup.submit')}
          </Button>
        </div>
      </Form>
    </FormPage>
  );
}
