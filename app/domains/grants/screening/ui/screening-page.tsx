import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatYen } from '~/platform/wareki';
import { Button, ButtonLink } from '~/ui/button';
import { Checkbox, TextInput } from '~/ui/form/inputs';
import { EmptyState, Notice } from '~/ui/notice';
import { useFiscalYear } from '~/ui/use-fiscal-year';
import type { ScreeningPage } from '../view';
import { Answer, type Answered, BackLink, PANEL, PhaseSign, useDays, useFormOf } from './parts';
import { ScreeningTable } from './table';

/** The screening of a programme: what to do next, then all applications. */
export function ScreeningPageView({ page, answer }: { page: ScreeningPage; answer: Answered }) {
  const { t } = useTranslation();
  const fiscalYear = useFiscalYear();
  const { programme, phase, stage, rows, hidden } = page;
  return (
    <div className="flex flex-col gap-6">
      <BackLink to="/screening">{t('screening:back')}</BackLink>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-3xl">{programme.title}</h1>
          <PhaseSign phase={phase} />
        </div>
        <p className="text-ink-soft">
          {fiscalYear(programme.fiscalYear)}
          {stage
            ? ` · ${t('screening:stageOf', { label: stage.label, number: stage.number, total: stage.count })}`
            : null}
        </p>
      </header>
      <Answer answer={answer} />
      <NextStep page={page} answer={answer} />
      {page.totals ? <Totals page={page} /> : null}
      <section className={PANEL}>
        <h2 className="text-2xl">{t('screening:applications')}</h2>
        {hidden > 0 ? <Notice>{t('screening:hidden', { count: hidden })}</Notice> : null}
        {rows.length === 0 ? (
          <EmptyState title={t('screening:noApplications')}>
            <p>{t('screening:noApplicationsText')}</p>
          </EmptyState>
        ) : (
          <ScreeningTable page={page} />
        )}
      </section>
      <Links page={page} />
    </div>
  );
}

/** The one thing to do now, for whom it is. */
function NextStep({ page, answer }: { page: ScreeningPage; answer: Answered }) {
  const { t } = useTranslation();
  const { phase, may, isStaff, isMember } = page;
  const { day } = useDays();
  const due = page.scoresDue ? day(page.scoresDue) : '';
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('screening:next')}</h2>
      {isMember ? <p className="max-w-3xl">{t(`screening:memberText.${phase}`, { day: due })}</p> : null}
      {isStaff ? (
        <>
          <p className="max-w-3xl">{t(`screening:staffText.${phase}`, { day: due })}</p>
          {page.waiting.length > 0 ? <Waiting page={page} /> : null}
          {may.open ? <OpenForm page={page} answer={answer} /> : null}
          {may.propose ? <ProposeForm page={page} answer={answer} /> : null}
          {phase === 'proposed' ? <Decide page={page} answer={answer} /> : null}
        </>
      ) : null}
    </section>
  );
}

function Waiting({ page }: { page: ScreeningPage }) {
  const { t } = useTranslation();
  return (
    <div>
      <p className="font-bold">{t('screening:waiting')}</p>
      <ul className="list-disc pl-6">
        {page.waiting.map((one) => (
          <li key={one.name}>{t('screening:waitingFor', { name: one.name, missing: one.missing })}</li>
        ))}
      </ul>
    </div>
  );
}

function OpenForm({ page, answer }: { page: ScreeningPage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'open');
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <TextInput
        {...form.of('scoresDue')}
        type="date"
        label={t('screening:fields.scoresDue')}
        defaultValue={form.value('scoresDue')}
        required
      />
      <Button type="submit" name="intent" value="open">
        {t('screening:act.open', { stage: page.nextStage ?? '' })}
      </Button>
    </Form>
  );
}

function ProposeForm({ page, answer }: { page: ScreeningPage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'propose');
  const missing = form.of('missingToo');
  return (
    <Form method="post" className="flex flex-col gap-3">
      {page.nextStage === null ? null : (
        <TextInput
          {...form.of('passes')}
          inputMode="numeric"
          label={t('screening:fields.passes')}
          help={t('screening:help.passes', { stage: page.nextStage })}
          defaultValue={form.value('passes')}
          required
        />
      )}
      {page.waiting.length > 0 ? (
        <div>
          <Checkbox name="missingToo" label={t('screening:fields.missingToo')} />
          {missing.errors.length > 0 ? (
            <p className="font-bold text-danger">{missing.errors.join(' ')}</p>
          ) : null}
        </div>
      ) : null}
      <div>
        <Button type="submit" name="intent" value="propose">
          {t('screening:act.propose')}
        </Button>
      </div>
    </Form>
  );
}

function Decide({ page, answer }: { page: ScreeningPage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'reopen');
  const { problems, withoutReasons, may } = page;
  return (
    <div className="flex flex-col gap-4">
      {problems.length > 0 || withoutReasons > 0 ? (
        <Notice kind="warn">
          <ul className="list-disc pl-5">
            {problems.map((one) => (
              <li key={`${one.code} ${one.title}`}>
                {t(`screening:outcome.${one.code}`, {
                  title: one.title,
                  by: 'by' in one ? one.by : 0,
                  yen: formatNumber('byYen' in one ? one.byYen : 'mostYen' in one ? one.mostYen : 0),
                })}
              </li>
            ))}
            {withoutReasons > 0 ? <li>{t('screening:withoutReasons', { count: withoutReasons })}</li> : null}
          </ul>
        </Notice>
      ) : null}
      {may.decide ? (
        <Form method="post" className="flex flex-col gap-2">
          <p>{t('screening:decideText')}</p>
          <div>
            <Button type="submit" name="intent" value="decide" size="large">
              {t('screening:act.decide')}
            </Button>
          </div>
        </Form>
      ) : page.hidden > 0 ? (
        <Notice kind="info">{t('screening:errors.screening_conflict')}</Notice>
      ) : null}
      {may.reopen ? (
        <details className="rounded-lg border border-line p-4" open={form.isBack}>
          <summary className="min-h-11 cursor-pointer content-center font-bold">
            {t('screening:act.reopen')}
          </summary>
          <Form method="post" className="flex flex-col gap-3 pt-3">
            <TextInput
              {...form.of('reason')}
              label={t('screening:fields.reason')}
              help={t('screening:help.reopen')}
              defaultValue={form.value('reason')}
              maxLength={1000}
              required
            />
            <div>
              <Button type="submit" name="intent" value="reopen" variant="secondary">
                {t('screening:act.reopen')}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </div>
  );
}

function Totals({ page }: { page: ScreeningPage }) {
  const { t } = useTranslation();
  if (!page.totals) return null;
  const { chosen, totalYen, limits } = page.totals;
  const items = [
    { term: t('screening:totals.chosen'), value: t('screening:count', { count: chosen }) },
    { term: t('screening:totals.yen'), value: formatYen(totalYen) },
    {
      term: t('screening:totals.maxAwards'),
      value:
        limits.maxAwards === null
          ? t('screening:totals.none')
          : t('screening:count', { count: limits.maxAwards }),
    },
    {
      term: t('screening:totals.budget'),
      value: limits.budgetYen === null ? t('screening:totals.none') : formatYen(limits.budgetYen),
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      {items.map(({ term, value }) => (
        <div key={term} className="rounded-xl border border-line bg-surface-soft p-4">
          <dt className="text-ink-soft">{term}</dt>
          <dd className="text-xl font-bold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Links({ page }: { page: ScreeningPage }) {
  const { t } = useTranslation();
  const base = `/screening/${page.programme.id}`;
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('screening:members')}</h2>
      {page.members.length === 0 ? (
        <p>{t('screening:noMembers')}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {page.members.map((one) => (
            <li key={one.name}>
              {one.name}
              {one.chair ? `（${t('screening:chair')}）` : null}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        {page.may.committee ? (
          <ButtonLink to={`${base}/committee`} variant="secondary">
            {t('screening:chooseCommittee')}
          </ButtonLink>
        ) : null}
        {page.may.minutes ? (
          <ButtonLink to={`${base}/minutes`} variant="secondary">
            {t('screening:minutes')}
          </ButtonLink>
        ) : null}
        {page.may.letters ? (
          <ButtonLink to={`${base}/letters`} variant="secondary">
            {t('screening:letters')}
          </ButtonLink>
        ) : null}
        <ButtonLink to={`${base}/table`} variant="secondary" reloadDocument>
          {t('screening:csvFile')}
        </ButtonLink>
      </div>
    </section>
  );
}
