import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ChangedEntry } from '../model';

/** Organisations that a list brings or changes, and what of them. */
export function EntryList({ entries, done }: { entries: readonly ChangedEntry[]; done: boolean }) {
  const { t } = useTranslation();
  if (entries.length === 0) return null;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl">{t(done ? 'imports:entries.doneTitle' : 'imports:entries.title')}</h2>
      <p className="text-ink-soft">{t('imports:entries.first', { count: entries.length })}</p>
      <ul className="flex max-h-96 flex-col overflow-y-auto rounded-xl border border-line">
        {entries.map(({ line, name, id, parts }) => (
          <li
            key={line}
            className="flex flex-wrap items-center gap-x-4 border-b border-line px-4 py-2 last:border-0"
          >
            <span className="text-ink-soft">{t('imports:entries.line', { line })}</span>
            {id === null ? (
              <span className="font-bold">{name}</span>
            ) : (
              <Link
                to={`/organisations/${id}`}
                className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
              >
                {name}
              </Link>
            )}
            <span>
              {id === null
                ? t('imports:entries.new')
                : parts.map((part) => t(`organisations:parts.${part}`)).join('、')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
