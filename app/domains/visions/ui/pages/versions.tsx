import { Link } from '@remix-run/react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Notice } from '~/ui/notice';
import { Phrases } from '~/ui/phrases';
import { AppShell } from '~/ui/shell/app-shell';
import type { FormAnswer } from '../../forms.server';
import type { VersionItem, VisionStatus } from '../../model';
import { StatusMark } from '../status-mark';
import { CompareForm, VersionList } from './version-list';
import { EditorsForm, KeepForm, RenameForm, StepForms } from './vision-forms';

export interface VersionsPageData {
  id: string;
  title: string;
  status: VisionStatus;
  versions: VersionItem[];
  publishedNumber: number | null;
  agreedNumber: number | null;
  withdrawn: { at: number; reason: string } | null;
  editors: { userId: string; name: string; email: string }[];
  invites: boolean;
  may: { keep: boolean; restore: boolean; record: boolean; publish: boolean };
}

/** Steps from draft to publication, and every version that was kept. */
export function VersionsPageView({
  page,
  answer,
}: {
  page: VersionsPageData;
  answer: FormAnswer | undefined;
}) {
  const { t, i18n } = useTranslation();
  return (
    <AppShell>
      <div className="flex flex-col gap-10 pb-8">
        <header className="flex flex-col gap-2">
          <BackToVision id={page.id} />
          <h1 className="text-3xl">
            <Phrases>{t('visions:versions.title')}</Phrases>
          </h1>
          <p className="text-lg">{page.title}</p>
        </header>
        <section aria-labelledby="steps" className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-3">
            <h2 id="steps" className="text-2xl">
              {t('visions:steps.title')}
            </h2>
            <StatusMark status={page.status} />
          </div>
          {page.withdrawn ? (
            <Notice kind="warn">
              {t('visions:reading.withdrawn', {
                date: formatDate(page.withdrawn.at, i18n.language as Language),
                reason: page.withdrawn.reason,
              })}
            </Notice>
          ) : null}
          <p>{t(`visions:steps.${page.status}`)}</p>
          <StepForms page={page} answer={answer} />
        </section>
        <section aria-labelledby="versions" className="flex flex-col gap-4">
          <h2 id="versions" className="text-2xl">
            {t('visions:versions.list')}
          </h2>
          <KeepForm page={page} answer={answer} />
          <VersionList page={page} />
          {page.versions.length > 0 ? <CompareForm id={page.id} versions={page.versions} /> : null}
        </section>
        {page.may.record ? (
          <section aria-labelledby="settings" className="flex flex-col gap-6">
            <h2 id="settings" className="text-2xl">
              {t('visions:settings.title')}
            </h2>
            <RenameForm page={page} answer={answer} />
            {page.invites ? <EditorsForm page={page} answer={answer} /> : null}
          </section>
        ) : null}
      </div>
    </AppShell>
  );
}

export function BackToVision({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <p>
      <Link
        to={`/visions/${id}`}
        className="inline-flex min-h-11 items-center gap-2 text-brand underline underline-offset-4"
      >
        <ArrowLeft aria-hidden="true" className="size-5" />
        {t('visions:backToPage')}
      </Link>
    </p>
  );
}
