import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { MailAddress } from '~/ui/mail-address';
import type { AccountListItem } from '../service/users.server';
import { RoleChoice } from './invitations';
import { AccountStatus } from './people';

/** Who the account belongs to. */
export function PersonFacts({ account }: { account: AccountListItem }) {
  const { t, i18n } = useTranslation();
  return (
    <header className="flex flex-col gap-1">
      {account.kana ? <p className="text-ink-soft">{account.kana}</p> : null}
      <h1 className="text-3xl">{account.name}</h1>
      <p>
        <MailAddress>{account.email}</MailAddress>
      </p>
      <p className="flex flex-wrap gap-x-4">
        <span>{t(`accounts:roles.${account.role}`)}</span>
        <AccountStatus disabled={account.disabled} />
        <span className="text-ink-soft">
          {t('accounts:people.columns.created')} {formatDate(account.createdAt, i18n.language as Language)}
        </span>
      </p>
    </header>
  );
}

function Card({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 rounded-xl border border-line bg-white p-5">
      <h2 className="text-xl">{title}</h2>
      {text ? <p>{text}</p> : null}
      {children}
    </section>
  );
}

function Act({ intent, label, danger = false }: { intent: string; label: string; danger?: boolean }) {
  return (
    <Form method="post" className="mt-auto">
      <Button type="submit" name="intent" value={intent} variant={danger ? 'danger' : 'secondary'}>
        {label}
      </Button>
    </Form>
  );
}

/** What staff can decide about an account. */
export function PersonForms({ account, isSelf }: { account: AccountListItem; isSelf: boolean }) {
  const { t } = useTranslation();
  const { name } = account;
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <div className="lg:row-span-2">
        <Card title={t('accounts:person.roleTitle')}>
          <Form method="post" className="flex flex-col gap-4" key={account.role}>
            <RoleChoice id="role" name="role" defaultValue={account.role} errors={[]} />
            <div>
              <Button type="submit" name="intent" value="role">
                {t('accounts:person.roleSubmit')}
              </Button>
            </div>
          </Form>
        </Card>
      </div>
      <Card title={t('accounts:person.signOutTitle')} text={t('accounts:person.signOutText', { name })}>
        <Act intent="sign-out" label={t('accounts:person.signOutSubmit')} />
      </Card>
      {account.disabled ? (
        <Card title={t('accounts:person.enableTitle')} text={t('accounts:person.enableText', { name })}>
          <Act intent="enable" label={t('accounts:person.enableSubmit')} />
        </Card>
      ) : (
        <Card
          title={t('accounts:person.disableTitle')}
          text={isSelf ? t('accounts:person.self') : t('accounts:person.disableText', { name })}
        >
          {isSelf ? null : <Act intent="disable" label={t('accounts:person.disableSubmit')} danger />}
        </Card>
      )}
    </div>
  );
}
