import { History, Pencil, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { QrCode } from '~/ui/qr-code';
import { AppShell } from '~/ui/shell/app-shell';
import type { VisionPage } from '../../model';
import { StatusMark } from '../status-mark';
import { Notes } from './notes';
import { VisionText } from './vision-text';
import '../vision.css';

/** A vision to read: as the public sees it, or the draft for those who write. Made for paper too. */
export function VisionPageView({
  page,
  address,
  today,
}: {
  page: VisionPage;
  address: string;
  today: number;
}) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const { shown } = page;
  return (
    <AppShell>
      <article className="vision-article mx-auto flex max-w-3xl flex-col gap-6 pb-8">
        <header className="flex flex-col gap-3">
          <p className="text-lg text-ink-soft">{page.area.name}</p>
          <h1 className="text-3xl sm:text-4xl">
            <Phrases>{page.title}</Phrases>
          </h1>
          <Dates page={page} />
          <Actions page={page} />
        </header>
        <Standing page={page} />
        {shown.content.length > 0 ? (
          <VisionText content={shown.content} />
        ) : (
          <p className="text-lg text-ink-soft">{t('visions:reading.empty')}</p>
        )}
        <Notes content={shown.content} sources={page.sources} />
        <footer className="vision-paper-only border-line border-t pt-4">
          <div className="flex items-center gap-4">
            <QrCode text={address} label={t('visions:reading.qr')} className="size-24 shrink-0" />
            <div>
              <p>{address}</p>
              <p>{t('visions:reading.printedOn', { date: formatDate(today, language) })}</p>
            </div>
          </div>
        </footer>
      </article>
    </AppShell>
  );
}

/** When the area agreed and when it was made public. */
function Dates({ page: { shown, agreed, inside } }: { page: VisionPage }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <ul className="flex flex-col gap-1">
      {shown.agreedOn ? (
        <li>
          {t('visions:reading.agreed', {
            date: formatDay(shown.agreedOn, language),
            meeting: shown.agreedMeeting ?? '',
          })}
          {inside && agreed?.by && agreed.on === shown.agreedOn
            ? t('visions:reading.recordedBy', { name: agreed.by })
            : null}
        </li>
      ) : null}
      {shown.publishedAt !== null ? (
        <li>{t('visions:reading.published', { date: formatDate(shown.publishedAt, language) })}</li>
      ) : null}
    </ul>
  );
}

function Actions({ page }: { page: VisionPage }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      {page.may.write ? (
        <ButtonLink to={`/visions/${page.id}/edit`}>
          <Pencil aria-hidden="true" className="size-5" />
          {t('visions:reading.write')}
        </ButtonLink>
      ) : null}
      {page.inside ? (
        <ButtonLink to={`/visions/${page.id}/versions`} variant="secondary">
          <History aria-hidden="true" className="size-5" />
          {t('visions:reading.versions')}
        </ButtonLink>
      ) : null}
      <Button variant="secondary" onPress={() => window.print()}>
        <Printer aria-hidden="true" className="size-5" />
        {t('visions:reading.print')}
      </Button>
    </div>
  );
}

/** For those who write: what they are looking at, and what else there is. */
function Standing({ page }: { page: VisionPage }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  if (!page.inside) return null;
  const draft = page.shown.kind === 'draft';
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <p className="flex flex-wrap items-center gap-3">
        <StatusMark status={page.status} />
        <span>
          {draft
            ? t('visions:reading.seeDraft')
            : t('visions:reading.seeVersion', { number: page.shown.number ?? 0 })}
        </span>
        {page.hasPublic && page.status === 'draft' ? (
          <a
            href={draft ? `/visions/${page.id}` : `/visions/${page.id}?view=draft`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {t(draft ? 'visions:reading.toPublic' : 'visions:reading.toDraft')}
          </a>
        ) : null}
      </p>
      {page.withdrawn ? (
        <Notice kind="warn">
          {t('visions:reading.withdrawn', {
            date: formatDate(page.withdrawn.at, language),
            reason: page.withdrawn.reason,
          })}
        </Notice>
      ) : null}
    </div>
  );
}
