import type { SubmissionResult } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CELL, HEAD_CELL } from '~/domains/accounts/ui/admin-frame';
import { formatDay } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import type { Area, Validity } from '../../model';
import type { BoundaryHistory } from '../../service/admin.server';
import { AreaFields, type FactName } from './area-fields';
import { BoundaryMark } from './area-table';
import { useAreaForm } from './use-area-form';

type Result = SubmissionResult<string[]> | undefined;

export interface AreaPageProps {
  area: Area;
  states: readonly Area[];
  boundaries: readonly BoundaryHistory[];
  parents: readonly Area[];
  today: string;
  /** Answers of the two forms. */
  changed: Result;
  closed: Result;
}

/** Everything staff see and decide about one area. */
export function AreaPage({ area, states, boundaries, parents, today, changed, closed }: AreaPageProps) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-6">
      <header>
        {area.kana ? <p className="text-ink-soft">{area.kana}</p> : null}
        <h1 className="text-3xl">{area.name}</h1>
        <p className="flex flex-wrap gap-x-4">
          <span>{area.code}</span>
          <span>{t(`areas:kinds.${area.kind}`)}</span>
          <Link to={`/areas/${area.code}`} className="text-brand underline underline-offset-4">
            {t('areas:admin.toArea')}
          </Link>
        </p>
      </header>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <ChangeForm area={area} parents={parents} today={today} result={changed} />
        <div className="flex flex-col gap-5">
          {area.validTo === null ? <CloseForm area={area} result={closed} /> : <Reopen area={area} />}
          <History states={states} boundaries={boundaries} />
        </div>
      </div>
    </div>
  );
}

function Card({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4 rounded-xl border border-line bg-white p-5">
      <h2 className="text-xl">{title}</h2>
      {text ? <p>{text}</p> : null}
      {children}
    </section>
  );
}

function ChangeForm({
  area,
  parents,
  today,
  result,
}: {
  area: Area;
  parents: readonly Area[];
  today: string;
  result: Result;
}) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAreaForm<FactName>('change-area', result, {
    name: area.name,
    kana: area.kana,
    parentCode: area.parentCode ?? '',
    lat: area.middle ? String(area.middle.lat) : '',
    lng: area.middle ? String(area.middle.lng) : '',
    from: today,
  });
  return (
    <Card title={t('areas:admin.changeTitle')} text={t('areas:admin.changeText')}>
      <Form method="post" {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <AreaFields field={field} parents={parents} />
        <div>
          <Button type="submit" name="intent" value="change">
            {t('save')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function CloseForm({ area, result }: { area: Area; result: Result }) {
  const { t } = useTranslation();
  const { formProps, field, problems } = useAreaForm<'lastDay'>('close-area', result);
  return (
    <Card title={t('areas:admin.closeTitle')} text={t('areas:admin.closeText')}>
      <Form method="post" {...formProps} className="flex flex-col gap-4">
        <ErrorSummary problems={problems} />
        <TextInput {...field('lastDay')} type="date" label={t('areas:form.lastDay')} required />
        <div>
          <Button type="submit" name="intent" value="close" variant="danger">
            {t('areas:admin.closeSubmit', { name: area.name })}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function Reopen({ area }: { area: Area }) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <Card
      title={t('areas:admin.closedTitle')}
      text={t('areas:admin.closedText', { day: day(area.validTo ?? '') })}
    >
      <Form method="post">
        <Button type="submit" name="intent" value="reopen" variant="secondary">
          {t('areas:admin.reopen')}
        </Button>
      </Form>
    </Card>
  );
}

function useDay(): (day: string) => string {
  const { i18n } = useTranslation();
  return (day) => formatDay(day, i18n.language as Language);
}

function Period({ validFrom, validTo }: Validity) {
  const { t } = useTranslation();
  const day = useDay();
  return (
    <>
      {t('areas:admin.from', { day: day(validFrom) })}
      {validTo === null ? null : <span className="block">{t('areas:admin.to', { day: day(validTo) })}</span>}
    </>
  );
}

function History({ states, boundaries }: Pick<AreaPageProps, 'states' | 'boundaries'>) {
  const { t } = useTranslation();
  return (
    <Card title={t('areas:admin.history')}>
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={HEAD_CELL}>
              {t('areas:admin.columns.when')}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('areas:admin.columns.name')}
            </th>
          </tr>
        </thead>
        <tbody>
          {states.map((state) => (
            <tr key={state.validFrom}>
              <td className={CELL}>
                <Period {...state} />
              </td>
              <td className={CELL}>{state.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className="text-lg">{t('areas:admin.boundaries')}</h3>
      {boundaries.length === 0 ? <p>{t('areas:boundary.none')}</p> : null}
      <ul className="flex flex-col gap-3">
        {boundaries.map((boundary) => (
          <li key={boundary.validFrom}>
            <BoundaryMark state={boundary.approximate ? 'approximate' : 'known'} />
            <span className="block">
              <Period {...boundary} />
            </span>
            <span className="block text-ink-soft">{boundary.source}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
