import { Form, Link } from '@remix-run/react';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AdminFrame } from '~/domains/accounts/ui/admin-frame';
import { Pagination } from '~/domains/accounts/ui/pagination';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { EmptyState } from '~/ui/notice';
import type { FormAnswer } from '../forms.server';
import { TALK_STATUSES } from '../model';
import type { TalkFilter } from '../schema';
import type { listAllTalks, OpenReport, StaffTalk } from '../service/staff.server';
import { TalkStatusSign } from './status-sign';
import { useTalkForm } from './use-talk-form';

type List = Awaited<ReturnType<typeof listAllTalks>>;

/** All talks for staff: reports first, then what they look for. */
export function StaffTalksPage({
  list,
  filter,
  answered,
}: {
  list: List;
  filter: TalkFilter;
  answered: FormAnswer | null;
}) {
  const { t } = useTranslation();
  return (
    <AdminFrame>
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-3">
          <h1 className="text-3xl">{t('talks:staff.all')}</h1>
          <p>{t('talks:staff.lead')}</p>
          <ButtonLink to="/matches/new" className="self-start">
            <Users aria-hidden="true" className="size-5" />
            {t('talks:staff.introduce')}
          </ButtonLink>
        </header>
        <section aria-labelledby="talks-reports" className="flex flex-col gap-3">
          <h2 id="talks-reports" className="text-xl">
            {t('talks:staff.reports')}（{list.reports.length}）
          </h2>
          {list.reports.length === 0 ? <p>{t('talks:staff.noReports')}</p> : null}
          {list.reports.map((report) => (
            <Report key={report.id} report={report} answered={answered} />
          ))}
        </section>
        <Filter filter={filter} programmes={list.programmes} />
        <p role="status">{t('talks:staff.count', { count: list.total })}</p>
        {list.items.length === 0 ? (
          <EmptyState title={t('talks:staff.none')} />
        ) : (
          <Items items={list.items} />
        )}
        <Pagination page={filter.page} pages={list.pages} />
      </div>
    </AdminFrame>
  );
}

function Report({ report, answered }: { report: OpenReport; answered: FormAnswer | null }) {
  const { t, i18n } = useTranslation();
  const isThis = answered?.result.initialValue?.id === report.id;
  const { formProps, field, problems } = useTalkForm(
    'settle',
    isThis ? answered : null,
    {},
    `settle-${report.id}`,
  );
  return (
    <article className="flex flex-col gap-3 rounded-xl border-2 border-warn p-4">
      <p className="flex flex-wrap gap-x-4">
        <strong>{t('talks:staff.reportBy', { name: report.by })}</strong>
        <span className="text-ink-soft">{formatDate(report.at, i18n.language as Language)}</span>
      </p>
      <p className="whitespace-pre-wrap break-words">{report.text}</p>
      <Link
        to={`/matches/${report.matchId}`}
        className="inline-flex min-h-11 items-center self-start text-brand underline underline-offset-4"
      >
        {t('talks:page.between', { from: report.from, to: report.to })}
      </Link>
      <Form method="post" {...formProps} className="flex flex-col gap-3">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="settle" />
        <input type="hidden" name="id" value={report.id} />
        <TextArea {...field('answer')} label={t('talks:staff.answer')} required maxLength={2000} />
        <Button type="submit" className="self-start">
          {t('talks:staff.settle')}
        </Button>
      </Form>
    </article>
  );
}

function Filter({ filter, programmes }: { filter: TalkFilter; programmes: List['programmes'] }) {
  const { t } = useTranslation();
  return (
    <Form
      method="get"
      key={`${filter.status}|${filter.programme}|${filter.q}`}
      className="grid items-end gap-3 rounded-xl bg-surface-soft p-4 sm:grid-cols-2 lg:grid-cols-[1fr_2fr_2fr_auto]"
    >
      <Select name="status" defaultValue={filter.status} label={t('talks:staff.filterStatus')}>
        <option value="all">{t('talks:staff.filterAll')}</option>
        <option value="soon">{t('talks:staff.filterSoon')}</option>
        {TALK_STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`talks:status.${status}`)}
          </option>
        ))}
      </Select>
      <Select name="programme" defaultValue={filter.programme} label={t('talks:staff.filterProgramme')}>
        <option value="">{t('talks:staff.filterAll')}</option>
        {programmes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextInput
        name="q"
        type="search"
        defaultValue={filter.q}
        label={t('talks:staff.filterName')}
        maxLength={80}
      />
      <Button type="submit">{t('talks:staff.show')}</Button>
    </Form>
  );
}

function Items({ items }: { items: StaffTalk[] }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return (
    <ul className="flex flex-col gap-2">
      {items.map((item) => (
        <li key={item.id} className="flex flex-col gap-1 rounded-xl border border-line p-4">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Link
              to={`/matches/${item.id}`}
              className="inline-flex min-h-11 items-center font-bold text-brand underline underline-offset-4"
            >
              {t('talks:page.between', { from: item.from, to: item.to })}
            </Link>
            <TalkStatusSign status={item.status} />
          </div>
          <p className="flex flex-wrap gap-x-4 text-ink-soft">
            <span>{item.programme}</span>
            <span>
              {t('talks:staff.columns.opened')}：{formatDate(item.openedAt, language)}
            </span>
            {item.status === 'open' ? (
              <span>{t('talks:days.until', { date: formatDate(item.replyBy, language) })}</span>
            ) : null}
            {item.coordinated ? <span>{t('talks:staff.coordinated')}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
