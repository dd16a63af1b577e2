import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { SearchGroup } from '../model';

const LINK = 'inline-flex min-h-11 items-center text-brand underline underline-offset-4';

/** One field for everything, and what was found kind by kind. */
export function SearchPage({
  typed,
  groups,
  total,
  signedIn,
}: {
  typed: string;
  groups: SearchGroup[];
  total: number;
  signedIn: boolean;
}) {
  const { t } = useTranslation();
  const isAsked = typed.trim() !== '';
  return (
    <AppShell>
      <div className="mx-auto flex max-w-3xl flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('search:title')}</h1>
          <p className="text-lg">{t('search:lead')}</p>
        </header>
        <Form method="get" role="search" key={typed} className="flex flex-wrap items-end gap-3">
          <TextInput
            type="search"
            name="q"
            label={t('search:words')}
            help={t('search:help')}
            defaultValue={typed}
            maxLength={100}
            className="min-w-0 flex-1 basis-72"
          />
          <Button type="submit" className="min-h-12">
            <Search aria-hidden="true" className="size-5" />
            {t('search:submit')}
          </Button>
        </Form>
        {signedIn ? null : <Notice>{t('search:signIn')}</Notice>}
        {isAsked && total === 0 ? (
          <EmptyState title={t('search:none', { words: typed })}>
            <p>{t('search:noneText')}</p>
          </EmptyState>
        ) : null}
        {total > 0 ? <p role="status">{t('search:total', { count: total })}</p> : null}
        {groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
      </div>
    </AppShell>
  );
}

function Group({ group: { kind, hits, total, all } }: { group: SearchGroup }) {
  const { t } = useTranslation();
  const word = t(`search:kinds.${kind}`);
  const left = total - hits.length;
  return (
    <section aria-labelledby={`found-${kind}`} className="flex flex-col gap-2">
      <h2 id={`found-${kind}`} className="text-xl">
        {word} <span className="font-normal text-ink-soft">{total}</span>
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-xl border border-line">
        {hits.map(({ id, title, to, note }) => (
          <li key={id} className="px-4 py-2">
            <Link to={to} className={`${LINK} font-bold`}>
              <Phrases>{title}</Phrases>
            </Link>
            {note ? <p className="text-ink-soft">{note}</p> : null}
          </li>
        ))}
      </ul>
      {left > 0 && all !== null ? (
        <Link to={all} className={`${LINK} self-start`}>
          {t('search:more', { kind: word, count: total })}
        </Link>
      ) : null}
      {left > 0 && all === null ? <p className="text-ink-soft">{t('search:left', { count: left })}</p> : null}
    </section>
  );
}
