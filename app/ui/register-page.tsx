import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from './button';
import { Select, TextInput } from './form/inputs';
import { EmptyState } from './notice';
import { Phrases } from './phrases';
import { AppShell } from './shell/app-shell';

export interface RegisterPageProps {
  title: string;
  lead: string;
  /** Beside the title: what can be begun here. */
  action?: ReactNode;
  filter: { words: string; status: string | null; statuses: readonly { value: string; label: string }[] };
  /** Shown when there is nothing at all, not when the filter finds nothing. */
  empty: { title: string; text: string; action?: ReactNode };
  /** How many there are, in words. */
  count: string;
  isEmpty: boolean;
  /** Cards, as items of a list. */
  children: ReactNode;
  pagination: ReactNode;
}

/** A register to look through: words and status above, cards below. The filter stays in the address. */
export function RegisterPage({ title, lead, action, filter, empty, ...list }: RegisterPageProps) {
  const { t } = useTranslation();
  const isFiltered = filter.words.trim() !== '' || filter.status !== null;
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div className="flex min-w-0 flex-col gap-2">
            <h1 className="text-3xl">
              <Phrases>{title}</Phrases>
            </h1>
            <p className="max-w-3xl text-lg">{lead}</p>
          </div>
          {action}
        </header>
        {isFiltered || !list.isEmpty ? <Filter {...filter} /> : null}
        {list.isEmpty ? (
          <EmptyState title={isFiltered ? t('register.notFound') : empty.title}>
            {isFiltered ? (
              <ButtonLink to="?" variant="secondary">
                {t('register.reset')}
              </ButtonLink>
            ) : (
              <>
                <p>{empty.text}</p>
                {empty.action}
              </>
            )}
          </EmptyState>
        ) : (
          <>
            <p role="status" className="text-ink-soft">
              {list.count}
            </p>
            <ul className="flex flex-col gap-3">{list.children}</ul>
            {list.pagination}
          </>
        )}
      </div>
    </AppShell>
  );
}

function Filter({ words, status, statuses }: RegisterPageProps['filter']) {
  const { t } = useTranslation();
  return (
    <Form
      key={`${words} ${status}`}
      method="get"
      role="search"
      className="grid items-end gap-3 rounded-xl border border-line bg-surface-soft p-4 sm:grid-cols-[2fr_1fr_auto]"
    >
      <TextInput label={t('register.words')} name="q" type="search" defaultValue={words} maxLength={100} />
      <Select label={t('register.status')} name="status" defaultValue={status ?? ''}>
        <option value="">{t('register.all')}</option>
        {statuses.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Button type="submit" variant="secondary" className="min-h-12">
        {t('register.show')}
      </Button>
    </Form>
  );
}
