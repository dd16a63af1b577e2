import { Form, Link } from '@remix-run/react';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { Select, TextInput } from '~/ui/form/inputs';
import { MailAddress } from '~/ui/mail-address';
import { ACCOUNT_ROLES } from '../model';
import type { AccountsFilter } from '../schema';
import type { AccountListItem } from '../service/users.server';
import { CELL, HEAD_CELL } from './admin-frame';

/** Filter of the accounts list; it lives in the address. */
export function PeopleFilter({ filter }: { filter: AccountsFilter }) {
  const { t } = useTranslation();
  return (
    <Form
      method="get"
      key={`${filter.q}|${filter.role}|${filter.status}|${filter.sort}`}
      className="grid items-end gap-3 rounded-xl bg-surface-soft p-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <TextInput name="q" type="search" defaultValue={filter.q} label={t('accounts:people.search')} />
      <Select name="role" defaultValue={filter.role} label={t('accounts:people.role')}>
        <option value="all">{t('accounts:people.all')}</option>
        {ACCOUNT_ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`accounts:roles.${role}`)}
          </option>
        ))}
      </Select>
      <Select name="status" defaultValue={filter.status} label={t('accounts:people.status')}>
        {(['all', 'active', 'disabled'] as const).map((status) => (
          <option key={status} value={status}>
            {t(`accounts:people.${status}`)}
          </option>
        ))}
      </Select>
      <Select name="sort" defaultValue={filter.sort} label={t('accounts:people.sort')}>
        {(['name', 'email', 'newest'] as const).map((sort) => (
          <option key={sort} value={sort}>
            {t(`accounts:people.sorts.${sort}`)}
          </option>
        ))}
      </Select>
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{t('accounts:people.filter')}</Button>
        <ButtonLink to="/admin/people" variant="quiet">
          {t('accounts:people.clear')}
        </ButtonLink>
      </div>
    </Form>
  );
}

/** Whether an account can be used, in a word and a sign. */
export function AccountStatus({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation();
  const Icon = disabled ? CircleSlash : CircleCheck;
  return (
    <span
      className={`inline-flex items-center gap-1 whitespace-nowrap ${disabled ? 'text-danger' : 'text-good'}`}
    >
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      {t(disabled ? 'accounts:people.disabled' : 'accounts:people.active')}
    </span>
  );
}

/** The accounts, one a row; the name leads to its settings. */
export function PeopleTable({ accounts, ownId }: { accounts: AccountListItem[]; ownId: string }) {
  const { t, i18n } = useTranslation();
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr>
          <th scope="col" className={HEAD_CELL}>
            {t('accounts:people.columns.name')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:people.columns.email')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-md:hidden`}>
            {t('accounts:people.columns.role')}
          </th>
          <th scope="col" className={HEAD_CELL}>
            {t('accounts:people.columns.status')}
          </th>
          <th scope="col" className={`${HEAD_CELL} max-lg:hidden`}>
            {t('accounts:people.columns.created')}
          </th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id} className="hover:bg-surface-soft">
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <Link
                to={`/admin/users/${account.id}`}
                aria-label={t('accounts:people.open', { name: account.name })}
                className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
              >
                {account.name}
              </Link>
              {account.id === ownId ? (
                <span className="ml-2 text-ink-soft">({t('accounts:people.you')})</span>
              ) : null}
              {account.kana ? <span className="block text-ink-soft">{account.kana}</span> : null}
              <span className="block text-ink-soft md:hidden">
                <MailAddress>{account.email}</MailAddress>
              </span>
              <span className="block md:hidden">{t(`accounts:roles.${account.role}`)}</span>
            </th>
            <td className={`${CELL} max-md:hidden`}>
              <MailAddress>{account.email}</MailAddress>
            </td>
            <td className={`${CELL} whitespace-nowrap max-md:hidden`}>
              {t(`accounts:roles.${account.role}`)}
            </td>
            <td className={CELL}>
              <AccountStatus disabled={account.disabled} />
            </td>
            <td className={`${CELL} whitespace-nowrap max-lg:hidden`}>
              {formatDate(account.createdAt, i18n.language as Language)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
