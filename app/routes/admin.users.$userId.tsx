import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listAudit } from '~/domains/accounts/audit.server';
import { refusalKey } from '~/domains/accounts/forms.server';
import { requireAccountRight } from '~/domains/accounts/guards.server';
import type { UserPrincipal } from '~/domains/accounts/model';
import { auditFilterSchema, roleField } from '~/domains/accounts/schema';
import {
  changeRole,
  disableAccount,
  enableAccount,
  readAccount,
  signOutAccount,
} from '~/domains/accounts/service/users.server';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { AuditTable } from '~/domains/accounts/ui/audit-log';
import { PersonFacts, PersonForms } from '~/domains/accounts/ui/person';
import { useErrorText } from '~/domains/accounts/ui/use-account-form';
import { subjectsKeptFrom } from '~/domains/grants/screening/sight.server';
import { HTTP_STATUS, isDomainError } from '~/platform/errors';
import { pageTitle } from '~/platform/i18n/page-title.server';
import { Notice } from '~/ui/notice';

const DONE = ['role', 'signedOut', 'disabled', 'enabled'] as const;
type Done = (typeof DONE)[number];

export async function loader(args: LoaderFunctionArgs) {
  const principal = requireAccountRight(args, 'see-accounts');
  const { deps, language } = args.context;
  const userId = args.params.userId ?? '';
  const account = await readAccount(deps, principal, userId).catch(notFound);
  const { entries } = await listAudit(
    deps,
    principal,
    auditFilterSchema.parse({ q: account.id }),
    await subjectsKeptFrom(deps.db, principal),
  );
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    account,
    entries,
    isSelf: account.id === principal.userId,
    done: DONE.find((name) => name === done) ?? null,
    title: pageTitle(language, 'accounts:people.open', { name: account.name }),
  };
}

function notFound(error: unknown): never {
  if (isDomainError(error) && error.code === 'not_found') throw data(null, { status: 404 });
  throw error;
}

export async function action(args: ActionFunctionArgs) {
  const principal = requireAccountRight(args, 'see-accounts');
  const userId = args.params.userId ?? '';
  try {
    const done = await carryOut(args, principal, userId, await args.request.formData());
    return redirect(`/admin/users/${userId}?done=${done}`);
  } catch (error) {
    if (!isDomainError(error) || !(error.code === 'conflict' || error.code === 'forbidden'))
      return notFound(error);
    return data({ problem: refusalKey(error) }, { status: HTTP_STATUS[error.code] });
  }
}

async function carryOut(
  { context: { deps } }: ActionFunctionArgs,
  principal: UserPrincipal,
  userId: string,
  form: FormData,
): Promise<Done> {
  switch (form.get('intent')) {
    case 'role': {
      const role = roleField.safeParse(form.get('role'));
      if (!role.success) throw data(null, { status: 400 });
      await changeRole(deps, principal, userId, role.data);
      return 'role';
    }
    case 'sign-out':
      await signOutAccount(deps, principal, userId);
      return 'signedOut';
    case 'disable':
      await disableAccount(deps, principal, userId);
      return 'disabled';
    case 'enable':
      await enableAccount(deps, principal, userId);
      return 'enabled';
    default:
      throw data(null, { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [{ title: loaded?.title }];

export default function PersonPage() {
  const { account, entries, isSelf, done } = useLoaderData<typeof loader>();
  const outcome = useActionData<typeof action>();
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <Link
          to="/admin/people"
          className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
        >
          {t('accounts:person.back')}
        </Link>
        <PersonFacts account={account} />
        {outcome ? (
          <Notice kind="bad" live>
            {errorText(outcome.problem)}
          </Notice>
        ) : done ? (
          <Notice kind="good" live>
            {t(`accounts:person.done.${done}`)}
          </Notice>
        ) : null}
        <PersonForms account={account} isSelf={isSelf} />
        <section className="flex flex-col gap-3">
          <h2 className="text-xl">{t('accounts:person.history')}</h2>
          {entries.length === 0 ? <p>{t('accounts:person.noHistory')}</p> : <AuditTable entries={entries} />}
        </section>
      </div>
    </AdminFrame>
  );
}
