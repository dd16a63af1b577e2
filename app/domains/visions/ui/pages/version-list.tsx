import { Form, Link } from '@remix-run/react';
import { Bookmark, CircleCheck, GitCompare, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime, formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { Select } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import type { VersionItem } from '../../model';
import type { VersionsPageData } from './versions';

/** Versions, the latest first: why, who, when; to read, and to bring back. */
export function VersionList({ page }: { page: VersionsPageData }) {
  const { t } = useTranslation();
  if (page.versions.length === 0) {
    return (
      <EmptyState title={t('visions:versions.none')}>
        <p>{t('visions:versions.noneText')}</p>
      </EmptyState>
    );
  }
  return (
    <ol className="flex flex-col gap-3">
      {page.versions.map((version) => (
        <li
          key={version.number}
          className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line p-4"
        >
          <VersionFacts id={page.id} version={version} isPublic={version.number === page.publishedNumber} />
          {page.may.restore ? (
            <Form method="post">
              <input type="hidden" name="intent" value="restore" />
              <input type="hidden" name="number" value={version.number} />
              <Button
                type="submit"
                size="small"
                variant="secondary"
                aria-label={t('visions:versions.restoreNumber', { number: version.number })}
              >
                <RotateCcw aria-hidden="true" className="size-5" />
                {t('visions:versions.restore')}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function VersionFacts({ id, version, isPublic }: { id: string; version: VersionItem; isPublic: boolean }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const Sign = version.kind === 'agreed' ? CircleCheck : Bookmark;
  return (
    <div className="flex min-w-0 gap-3">
      <Sign aria-hidden="true" className="mt-1 size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0">
        <p className="font-bold">
          <Link
            to={`/visions/${id}/versions/${version.number}`}
            className="inline-flex min-h-11 items-center text-brand underline underline-offset-4"
          >
            {versionName(version, t)}
          </Link>
        </p>
        <p className="text-ink-soft">
          {formatDateTime(version.at, language)} · {version.by}
        </p>
        {version.agreedOn ? (
          <p>
            {t('visions:reading.agreed', {
              date: formatDay(version.agreedOn, language),
              meeting: version.agreedMeeting ?? '',
            })}
          </p>
        ) : null}
        {version.publishedAt !== null ? (
          <p className="text-good">
            {t(isPublic ? 'visions:versions.public' : 'visions:versions.wasPublic', {
              date: formatDate(version.publishedAt, language),
            })}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** 第3版 and why it was kept. */
export function versionName(
  version: Pick<VersionItem, 'number' | 'kind' | 'reason'>,
  t: (key: string, values?: Record<string, unknown>) => string,
): string {
  const number = t('visions:versions.number', { number: version.number });
  const why =
    version.kind === 'kept' ? version.reason : t(`visions:kind.${version.kind}`, { number: version.reason });
  return `${number}　${why}`;
}

/** Chooses two texts to compare. */
export function CompareForm({
  id,
  versions,
  from,
  to = 0,
}: {
  id: string;
  versions: VersionItem[];
  from?: number;
  to?: number;
}) {
  const { t } = useTranslation();
  const options = versions.map((version) => (
    <option key={version.number} value={version.number}>
      {versionName(version, t)}
    </option>
  ));
  return (
    <Form
      // Fields without a state of their own: another comparison makes them anew.
      key={`${from} ${to}`}
      method="get"
      action={`/visions/${id}/compare`}
      className="flex flex-wrap items-end gap-3 rounded-xl bg-surface-soft p-4"
    >
      <Select
        label={t('visions:compare.from')}
        name="from"
        defaultValue={String(from ?? versions[0]?.number ?? '')}
        className="min-w-0 flex-1 basis-60"
      >
        {from === 0 ? <option value="0">{t('visions:compare.now')}</option> : null}
        {options}
      </Select>
      <Select
        label={t('visions:compare.to')}
        name="to"
        defaultValue={String(to)}
        className="min-w-0 flex-1 basis-60"
      >
        <option value="0">{t('visions:compare.now')}</option>
        {options}
      </Select>
      <Button type="submit" variant="secondary">
        <GitCompare aria-hidden="true" className="size-5" />
        {t('visions:compare.submit')}
      </Button>
    </Form>
  );
}
