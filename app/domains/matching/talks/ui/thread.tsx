import { Download, FileSpreadsheet, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import type { AttachmentView, TalkEntry, TalkView } from '../service/view.server';

/** More lines than this, and a link leads to where one writes. */
const LONG = 12;

/** Everything that was said and done, the earliest first; new lines are announced. */
export function Thread({ talk }: { talk: TalkView }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="talk-thread" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="talk-thread" className="text-xl">
          {t('talks:page.thread')}
        </h2>
        {talk.entries.length > LONG ? (
          <a
            href="#talk-newest"
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {t('talks:page.newest')}
          </a>
        ) : null}
      </div>
      <ol aria-live="polite" aria-relevant="additions" className="flex flex-col gap-3">
        {talk.entries.map((entry) => (
          <li key={entry.id}>
            {entry.kind === 'event' ? (
              <EventLine entry={entry} talk={talk} />
            ) : (
              <Said entry={entry} talk={talk} />
            )}
          </li>
        ))}
      </ol>
      <span id="talk-newest" />
    </section>
  );
}

function useWho(talk: TalkView) {
  const { t } = useTranslation();
  return (entry: TalkEntry) => (entry.side ? talk.sides[entry.side].name : t('talks:city'));
}

function EventLine({ entry, talk }: { entry: TalkEntry; talk: TalkView }) {
  const { t, i18n } = useTranslation();
  const who = useWho(talk)(entry);
  return (
    <p className="border-l-4 border-line pl-3 text-ink-soft">
      {t(`talks:event.${entry.event}`, { who })}
      <span className="block">
        {[entry.author, formatDateTime(entry.at, i18n.language as Language)].filter(Boolean).join(' · ')}
      </span>
    </p>
  );
}

function Said({ entry, talk }: { entry: TalkEntry; talk: TalkView }) {
  const { t, i18n } = useTranslation();
  const who = useWho(talk)(entry);
  const look =
    entry.kind === 'note'
      ? 'border-warn bg-warn-soft'
      : entry.side !== null && entry.side === talk.own
        ? 'border-line bg-brand-soft'
        : 'border-line bg-white';
  return (
    <article className={`flex flex-col gap-2 rounded-xl border p-4 shadow-card ${look}`}>
      <p className="flex flex-wrap gap-x-3">
        <strong>{who}</strong>
        <span>
          {entry.author}
          {entry.mine ? `（${t('talks:page.mine')}）` : null}
        </span>
        <time dateTime={new Date(entry.at).toISOString()} className="text-ink-soft">
          {formatDateTime(entry.at, i18n.language as Language)}
        </time>
      </p>
      {entry.kind === 'note' ? <p className="font-bold">{t('talks:entry.note')}</p> : null}
      {entry.kind === 'meeting' ? <Meeting entry={entry} /> : null}
      {entry.kind !== 'meeting' && entry.text ? (
        <p className="whitespace-pre-wrap break-words">{entry.text}</p>
      ) : null}
      {entry.files.length > 0 ? <Files talkId={talk.id} files={entry.files} /> : null}
    </article>
  );
}

function Meeting({ entry }: { entry: TalkEntry }) {
  const { t, i18n } = useTranslation();
  const { day = '', place = '', people = '', next = '' } = entry.meeting ?? {};
  const lines = [
    ['day', day && formatDay(day, i18n.language as Language)],
    ['place', place],
    ['people', people],
    ['said', entry.text],
    ['next', next],
  ] as const;
  return (
    <>
      <p className="font-bold">{t('talks:entry.meeting')}</p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        {lines
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key} className="contents">
              <dt className="text-ink-soft">{t(`talks:entry.${key}`)}</dt>
              <dd className="whitespace-pre-wrap break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** 12 KB, 3.4 MB. */
function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function Files({ talkId, files }: { talkId: string; files: AttachmentView[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {files.map((file) => {
        const href = `/matches/${talkId}/files/${file.id}`;
        const isImage = file.mediaType.startsWith('image/');
        const Icon = file.mediaType === 'application/pdf' ? FileText : FileSpreadsheet;
        return (
          <li key={file.id}>
            <a
              href={href}
              download={isImage ? undefined : file.name}
              className="inline-flex min-h-11 max-w-full flex-wrap items-center gap-2 text-brand underline underline-offset-4"
            >
              {isImage ? (
                <img
                  src={href}
                  alt=""
                  loading="lazy"
                  className="max-h-64 max-w-full rounded-lg border border-line"
                />
              ) : (
                <Icon aria-hidden="true" className="size-5 shrink-0" />
              )}
              <span className="min-w-0 break-all">{file.name}</span>
              <span className="text-ink-soft">{sizeOf(file.bytes)}</span>
              <Download aria-hidden="true" className="size-5 shrink-0" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
