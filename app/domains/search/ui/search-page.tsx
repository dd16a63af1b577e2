import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { SearchGroup, SearchHit, SearchKind } from '../model';
import type { MarkedPart } from '../model/excerpt';

const LINK = 'inline-flex min-h-11 items-center text-brand underline underline-offset-4';
const MARK = 'rounded-sm bg-[#fff2b3] text-inherit';

/** One field for everything, and what was found kind by kind. */
export function SearchPage({
  typed,
  only,
  groups,
  total,
  signedIn,
}: {
  typed: string;
  /** The kind that is shown alone. */
  only: SearchKind | null;
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
        {total > 0 ? (
          <p role="status">
            {groups.some(({ isMore }) => isMore)
              ? t('search:totalAtLeast', { count: total })
              : t('search:total', { count: total })}
          </p>
        ) : null}
        {groups.map((group) => (
          <Group key={group.kind} group={group} />
        ))}
        {only && isAsked ? (
          <Link to={`/search?${new URLSearchParams({ q: typed })}`} className={`${LINK} self-start`}>
            {t('search:everywhere')}
          </Link>
        ) : null}
      </div>
    </AppShell>
  );
}

function Group({ group: { kind, hits, total, isMore, all } }: { group: SearchGroup }) {
  const { t } = useTranslation();
  const word = t(`search:kinds.${kind}`);
  const left = total - hits.length;
  return (
    <section aria-labelledby={`found-${kind}`} className="flex flex-col gap-2">
      <h2 id={`found-${kind}`} className="text-xl">
        {word}{' '}
        <span className="font-normal text-ink-soft">
          {isMore ? t('search:atLeast', { count: total }) : total}
        </span>
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-xl border border-line">
        {hits.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </ul>
      {left > 0 && all !== null ? (
        <Link to={all} className={`${LINK} self-start`}>
          {isMore ? t('search:moreAtLeast', { kind: word }) : t('search:more', { kind: word, count: total })}
        </Link>
      ) : null}
      {left > 0 && all === null ? <p className="text-ink-soft">{t('search:left', { count: left })}</p> : null}
    </section>
  );
}

function Hit({ hit: { title, to, note, part } }: { hit: SearchHit }) {
  const { t } = useTranslation();
  return (
    <li className="px-4 py-2">
      <Link to={to} className={`${LINK} min-w-0 ${part === undefined ? 'font-bold' : ''}`}>
        <span className="min-w-0">
          <Marked parts={title} />
        </span>
      </Link>
      {part !== undefined || note.length > 0 ? (
        <p className="mt-1 text-ink-soft">
          {part === undefined ? null : (
            <span className="mr-2 inline-block rounded border border-line px-1.5 text-sm">
              {t(`search:parts.${part}`)}
            </span>
          )}
          <Marked parts={note} />
        </p>
      ) : null}
    </li>
  );
}

/** A text with the words that were looked for marked. */
function Marked({ parts }: { parts: readonly MarkedPart[] }) {
  return (
    <>
      {parts.map(({ text, isMarked }, index) => {
        const words = <Phrases>{text}</Phrases>;
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed text never move
        return <Fragment key={index}>{isMarked ? <mark className={MARK}>{words}</mark> : words}</Fragment>;
      })}
    </>
  );
}
