import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { ContentPart, OrganisationContent } from '../model';
import { type AreaNames, partText } from './part-words';

export interface HistoryItem {
  id: string;
  at: number;
  by: string;
  kind: string;
  note: string;
  changes: {
    part: ContentPart;
    before: Partial<OrganisationContent>;
    after: Partial<OrganisationContent>;
  }[];
}

/** What happened to an entry: who, when, and every part before and after. */
export function HistoryPage({
  id,
  name,
  entries,
  areaNames,
}: {
  id: string;
  name: string;
  entries: HistoryItem[];
  areaNames: AreaNames;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <AppShell>
      <div className="flex flex-col gap-6 pb-8">
        <header className="flex flex-col gap-2">
          <p>
            <Link
              to={`/organisations/${id}`}
              className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
            >
              {name}
            </Link>
          </p>
          <h1 className="text-3xl">
            <Phrases>{t('organisations:history.title')}</Phrases>
          </h1>
        </header>
        <ol className="flex flex-col gap-4">
          {entries.map((entry) => (
            <li key={entry.id} className="flex flex-col gap-2 rounded-xl border border-line p-4">
              <h2 className="text-lg">{t(`organisations:history.kinds.${entry.kind}`)}</h2>
              <p className="text-ink-soft">
                {formatDateTime(entry.at, language)} · {entry.by || t('organisations:history.system')}
              </p>
              {entry.note ? <p>{entry.note}</p> : null}
              <Changes changes={entry.changes} areaNames={areaNames} />
            </li>
          ))}
        </ol>
      </div>
    </AppShell>
  );
}

/** Parts before and after, one under the other. */
export function Changes({
  changes,
  areaNames,
  labels,
}: {
  changes: HistoryItem['changes'];
  areaNames: AreaNames;
  /** What the two states are called; default: before and now. */
  labels?: { before: string; after: string };
}) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  const words = (part: ContentPart, content: Partial<OrganisationContent>) =>
    partText(part, content, t, areaNames) || t('organisations:history.nothing');
  return (
    <dl className="flex flex-col gap-3">
      {changes.map(({ part, before, after }) => (
        <div key={part} className="flex min-w-0 flex-col gap-1">
          <dt className="font-bold">{t(`organisations:parts.${part}`)}</dt>
          <dd className="whitespace-pre-wrap break-words border-l-4 border-line pl-3">
            <span className="font-bold">{labels?.before ?? t('organisations:history.before')}</span>
            {words(part, before)}
          </dd>
          <dd className="whitespace-pre-wrap break-words border-l-4 border-brand pl-3">
            <span className="font-bold">{labels?.after ?? t('organisations:history.after')}</span>
            {words(part, after)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
