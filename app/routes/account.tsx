import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { cookieHeaders } from '~/domains/accounts/cookies.server';
import { invalidForm, parseForm, refusedForm } from '~/domains/accounts/forms.server';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import type { UserPrincipal } from '~/domains/accounts/model';
import { passRetryAfter } from '~/domains/accounts/response-headers';
import { changePasswordSchema, profileSchema } from '~/domains/accounts/schema';
import {
  changePassword,
  readProfile,
  signOutEverywhere,
  updateProfile,
} from '~/domains/accounts/service/own-account.server';
import { EverywhereForm, PasswordForm, ProfileForm } from '~/domains/accounts/ui/own-account';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Notice } from '~/ui/notice';
import { AppShell } from '~/ui/shell/app-shell';

const NOTICES = ['saved', 'passwordSaved'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'edit-own-account');
  const { context, request } = args;
  const profile = await readProfile(context.deps, principal);
  const done = new URL(request.url).searchParams.get('done');
  return {
    profile: { ...profile, locale: profile.locale ?? context.language },
    personId: principal.userId,
    notice: NOTICES.find((name) => name === done) ?? null,
    title: pageTitle(context.language, 'accounts:account.title'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireAccountRight(args, 'edit-own-account');
  const form = await args.request.formData();
  switch (form.get('intent')) {
    case 'profile':
      return saveProfile(args, principal, form);
    case 'password':
      return savePassword(args, principal, form);
    case 'everywhere': {
      const { deps } = args.context;
      const cookie = await signOutEverywhere(deps, principal, args.request.headers.get('Cookie'));
      return redirectDocument('/login?after=everywhere', { headers: cookieHeaders([cookie]) });
    }
    default:
      throw data(null, { status: 400 });
  }
}

async function saveProfile({ context }: ActionFunctionArgs, principal: UserPrincipal, form: FormData) {
  const submission = parseForm(form, profileSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  await updateProfile(context.deps, principal, submission.value);
  return redirectDocument('/account?done=saved', { headers: cookieHeaders([], submission.value.locale) });
}

async function savePassword({ context }: ActionFunctionArgs, principal: UserPrincipal, form: FormData) {
  const submission = parseForm(form, changePasswordSchema);
  if (submission.status !== 'success') return invalidForm(submission);
  try {
    const cookies = await changePassword(context.deps, principal, submission.value);
    return redirect('/account?done=passwordSaved', { headers: cookieHeaders(cookies) });
  } catch (error) {
    return refusedForm(submission, error);
  }
}

export const headers = passRetryAfter;

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function AccountPage() {
  const { profile, personId, notice } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { t } = useTranslation();
  const answered = result?.initialValue?.intent;
  return (
    <AppShell width="narrow">
      <div className="flex flex-col gap-8 pb-8">
        <h1 className="text-3xl">{t('accounts:account.title')}</h1>
        {notice && !result ? (
          <Notice kind="good" live>
            {t(`accounts:account.${notice}`)}
          </Notice>
        ) : null}
        <ProfileForm profile={profile} result={answered === 'profile' ? result : undefined} />
        <PasswordForm email={profile.email} result={answered === 'password' ? result : undefined} />
        <EverywhereForm personId={personId} />
      </div>
    </AppShell>
  );
}
