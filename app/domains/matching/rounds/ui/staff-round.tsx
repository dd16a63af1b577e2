import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ORGANISATION_TYPES } from '~/domains/organisations/model';
import { formatDate } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button, ButtonLink } from '~/ui/button';
import { TextInput } from '~/ui/form/inputs';
import { Notice } from '~/ui/notice';
import type { RoundProblems } from '../actions.server';
import type { RoundSettings } from '../model';
import type { EntryView, ObjectionView, OutcomeView, OverrideView, RoundItem, TrialView } from '../view';
import { Objections, OverrideForm, OverrideList } from './changes';
import { Outcome } from './outcome';
import { Answer, BackLink, PANEL, SettingsText, StatusSign, useErrors } from './parts';
import { EntryTable } from './people';
import { SettingsFields } from './settings-fields';
import { TrialList } from './trials';

export interface StaffRoundProps {
  item: RoundItem;
  programmeId: string;
  settings: RoundSettings;
  seed: number;
  fingerprint: string | null;
  people: readonly EntryView[];
  trials: readonly TrialView[];
  outcome: OutcomeView | null;
  overrides: readonly OverrideView[];
  objections: readonly ObjectionView[];
  names: Record<string, string>;
  result: RoundProblems | undefined;
}

/** A round for staff: the next step first, then its result, trials and people. */
export function StaffRound(props: StaffRoundProps) {
  const { item, settings, seed, trials, outcome, result } = props;
  const { t } = useTranslation();
  const base = `/admin/matching/rounds/${item.id}`;
  const partners = new Set(props.people.filter(({ side }) => side === 'second').map(({ type }) => type));
  const partnerTypes = ORGANISATION_TYPES.filter(
    (type) => partners.has(type) || settings.required.some((set) => set.includes(type)),
  );
  const isOpen = item.status === 'draft' || item.status === 'collecting' || item.status === 'computed';
  return (
    <div className="flex flex-col gap-6">
      <BackLink to="/admin/matching/rounds">{t('matching:rounds.back')}</BackLink>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="text-3xl">{item.title}</h1>
          <StatusSign status={item.status} />
        </div>
        <p className="text-ink-soft">
          {item.programme} · {t(`matching:rounds.method.${item.method}`)} ·{' '}
          {t('matching:rounds.confirmed', { confirmed: item.confirmed, total: item.total })}
        </p>
      </header>
      <Answer result={result} />
      <NextStep item={item} result={result} />
      {isOpen && props.people.every(({ listed }) => listed === 0) ? (
        <Notice kind="warn">
          <p>{t('matching:rounds.allEmpty')}</p>
          <ButtonLink to={`/admin/matching/${props.programmeId}/runs`} variant="secondary">
            {t('matching:rounds.toRanking', { name: item.programme })}
          </ButtonLink>
        </Notice>
      ) : null}
      {outcome === null ? null : <ResultPanel {...props} outcome={outcome} />}
      <section id="trials" className={PANEL}>
        <h2 className="text-2xl">{t('matching:rounds.trials')}</h2>
        <p className="max-w-3xl">{t('matching:rounds.trialsLead')}</p>
        {isOpen ? (
          <Form method="post" className="flex flex-col gap-4">
            <SettingsFields
              intent="try"
              result={result}
              settings={settings}
              seed={seed}
              method={item.method}
              types={partnerTypes}
            />
            <div>
              <Button type="submit" name="intent" value="try" variant={outcome ? 'secondary' : 'primary'}>
                {t('matching:rounds.try')}
              </Button>
            </div>
          </Form>
        ) : null}
        <TrialList trials={trials} method={item.method} base={base} mayAdopt={isOpen} />
      </section>
      <EntryTable people={props.people} mayChange={item.status === 'draft' || item.status === 'collecting'} />
    </div>
  );
}

function ResultPanel({
  item,
  settings,
  seed,
  fingerprint,
  outcome,
  overrides,
  objections,
  people,
  names,
  result,
}: StaffRoundProps & { outcome: OutcomeView }) {
  const { t } = useTranslation();
  const mayChange = item.status === 'computed' || item.status === 'published';
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('matching:rounds.result')}</h2>
      <p className="text-ink-soft">
        <SettingsText settings={settings} seed={seed} method={item.method} />
        {fingerprint === null ? null : (
          <span className="block break-all">{t('matching:rounds.fingerprint', { fingerprint })}</span>
        )}
      </p>
      <Outcome outcome={outcome} />
      <OverrideList overrides={overrides} names={names} />
      {mayChange ? (
        <OverrideForm outcome={outcome} people={people} method={item.method} result={result} />
      ) : null}
      <Objections objections={objections} mayAnswer={item.status === 'published'} result={result} />
    </section>
  );
}

/** The one thing to do now. */
function NextStep({ item, result }: { item: RoundItem; result: RoundProblems | undefined }) {
  const { t, i18n } = useTranslation();
  const day = (at: number | null) => (at === null ? '' : formatDate(at, i18n.language as Language));
  const { status } = item;
  const until = status === 'published' ? item.objectionsUntil : item.listsDue;
  return (
    <section className={PANEL}>
      <h2 className="text-2xl">{t('matching:rounds.next')}</h2>
      <p className="max-w-3xl">{t(`matching:rounds.nextText.${status}`, { day: day(until) })}</p>
      {status === 'draft' || status === 'collecting' ? (
        <DayForm intent="open" name="listsDue" at={item.listsDue} result={result} />
      ) : null}
      {status === 'computed' ? (
        <DayForm intent="publish" name="objectionsUntil" at={null} result={result} />
      ) : null}
      {status === 'published' ? (
        <Form method="post">
          <Button type="submit" name="intent" value="finalise">
            {t('matching:rounds.finalise')}
          </Button>
        </Form>
      ) : null}
      {status === 'published' || status === 'final' ? (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={`/matching/rounds/${item.id}`} variant="secondary">
            {t('matching:rounds.asSeen')}
          </ButtonLink>
          <ButtonLink to={`/admin/matching/fairness?round=${item.id}`} variant="secondary">
            {t('matching:fairness.title')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}

/** `YYYY-MM-DD` of a moment in Japan, for a field. */
function fieldDay(at: number | null): string {
  return at === null ? '' : new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
}

function DayForm({
  intent,
  name,
  at,
  result,
}: {
  intent: 'open' | 'publish';
  name: 'listsDue' | 'objectionsUntil';
  at: number | null;
  result: RoundProblems | undefined;
}) {
  const { t } = useTranslation();
  const errors = useErrors(result, intent);
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <TextInput
        id={`${intent}-${name}`}
        type="date"
        name={name}
        label={t(`matching:rounds.fields.${name}`)}
        errors={errors(name)}
        defaultValue={fieldDay(at)}
        required
      />
      <Button type="submit" name="intent" value={intent}>
        {t(`matching:rounds.act.${intent}`)}
      </Button>
    </Form>
  );
}
