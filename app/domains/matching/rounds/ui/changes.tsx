import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '~/platform/dates';
import type { Language } from '~/platform/i18n/languages';
import { Button } from '~/ui/button';
import { CONTROL, Field } from '~/ui/form/field';
import { Select, TextArea } from '~/ui/form/inputs';
import type { RoundProblems } from '../actions.server';
import type { Override, RoundMethod } from '../model';
import type { EntryView, ObjectionView, OutcomeView, OverrideView } from '../view';
import { useErrors } from './parts';

function membersOf(change: Override): string[] {
  return change.kind === 'add_pair' || change.kind === 'remove_pair'
    ? [change.first, change.second]
    : [change.lead, ...change.partners];
}

/** What staff changed by hand, with the reason. */
export function OverrideList({
  overrides,
  names,
}: {
  overrides: readonly OverrideView[];
  names: Record<string, string>;
}) {
  const { t, i18n } = useTranslation();
  if (overrides.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xl">{t('matching:rounds.overrides')}</h3>
      <ul className="flex flex-col gap-2">
        {overrides.map((one) => (
          <li key={one.id} className="rounded-lg border-l-4 border-warn bg-warn-soft p-3">
            <b>
              {t(`matching:rounds.change.${one.change.kind}`, {
                names: membersOf(one.change)
                  .map((id) => names[id] ?? id)
                  .join(' ＋ '),
              })}
            </b>
            <span className="block">{t('matching:rounds.reasonOf', { reason: one.reason })}</span>
            <span className="block text-ink-soft">
              {one.byName} · {formatDateTime(one.at, i18n.language as Language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Puts members together or apart by hand; the reason is shown to all of them. */
export function OverrideForm({
  outcome,
  people,
  method,
  result,
}: {
  outcome: OutcomeView;
  people: readonly EntryView[];
  method: RoundMethod;
  result: RoundProblems | undefined;
}) {
  const { t } = useTranslation();
  const errors = useErrors(result, 'override');
  const reason = (
    <TextArea
      name="reason"
      label={t('matching:rounds.fields.reason')}
      help={t('matching:rounds.help.reason')}
      errors={errors('reason')}
      maxLength={1000}
      required
    />
  );
  const side = (which: EntryView['side']) =>
    people
      .filter((one) => one.side === which)
      .map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ));
  return (
    <details className="rounded-lg border border-line p-4" open={result?.intent === 'override'}>
      <summary className="min-h-11 cursor-pointer content-center font-bold">
        {t('matching:rounds.byHand')}
      </summary>
      <div className="grid gap-6 pt-3 lg:grid-cols-2">
        <Form method="post" className="flex flex-col gap-3">
          <h4 className="font-bold">{t('matching:rounds.putTogether')}</h4>
          <input type="hidden" name="change" value="add" />
          <Select name="lead" label={t('matching:rounds.side.first')} errors={errors('lead')}>
            {side('first')}
          </Select>
          {method === 'bilateral' ? (
            <Select name="partners" label={t('matching:rounds.side.second')} errors={errors('partners')}>
              {side('second')}
            </Select>
          ) : (
            <Field
              label={t('matching:rounds.side.second')}
              help={t('matching:rounds.help.partners')}
              errors={errors('partners')}
            >
              {(ids) => (
                <select {...ids} name="partners" multiple size={6} className={CONTROL}>
                  {side('second')}
                </select>
              )}
            </Field>
          )}
          {reason}
          <div>
            <Button type="submit" name="intent" value="override" variant="secondary">
              {t('matching:rounds.putTogether')}
            </Button>
          </div>
        </Form>
        {outcome.groups.length === 0 ? null : <ApartForm outcome={outcome} reason={reason} />}
      </div>
    </details>
  );
}

function ApartForm({ outcome, reason }: { outcome: OutcomeView; reason: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-3">
      <h4 className="font-bold">{t('matching:rounds.putApart')}</h4>
      <ul className="flex max-h-96 flex-col gap-2 overflow-y-auto">
        {outcome.groups.map(({ members: [lead, ...partners] }) => (
          <li key={[lead, ...partners].map((one) => one?.id).join(' ')}>
            <details className="rounded-lg border border-line p-3">
              <summary className="min-h-11 cursor-pointer content-center">
                {[lead, ...partners].map((one) => one?.name).join(' ＋ ')}
              </summary>
              <Form method="post" className="flex flex-col gap-3 pt-2">
                <input type="hidden" name="change" value="remove" />
                <input type="hidden" name="lead" value={lead?.id} />
                {partners.map((one) => (
                  <input key={one.id} type="hidden" name="partners" value={one.id} />
                ))}
                {reason}
                <div>
                  <Button type="submit" name="intent" value="override" variant="danger">
                    {t('matching:rounds.putApart')}
                  </Button>
                </div>
              </Form>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Objections with their answers; staff answer those that are open. */
export function Objections({
  objections,
  mayAnswer,
  result,
}: {
  objections: readonly ObjectionView[];
  mayAnswer: boolean;
  result: RoundProblems | undefined;
}) {
  const { t, i18n } = useTranslation();
  const errors = useErrors(result, 'answer');
  if (objections.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xl">{t('matching:rounds.objections', { count: objections.length })}</h3>
      <ul className="flex flex-col gap-3">
        {objections.map((one) => (
          <li key={one.id} className="flex flex-col gap-2 rounded-lg border border-line p-3">
            <p>
              <b>{one.organisation}</b>{' '}
              <span className="text-ink-soft">{formatDateTime(one.at, i18n.language as Language)}</span>
            </p>
            <p className="whitespace-pre-wrap">{one.text}</p>
            {one.answeredAt === null ? null : (
              <p className="whitespace-pre-wrap rounded-lg bg-brand-soft p-3">
                <b>{t('matching:rounds.answerOf')}</b> {one.answer}
              </p>
            )}
            {one.answeredAt === null && mayAnswer ? (
              <Form method="post" className="flex flex-col gap-2">
                <input type="hidden" name="objection" value={one.id} />
                <TextArea
                  name="answer"
                  label={t('matching:rounds.fields.answer')}
                  errors={errors('answer')}
                  maxLength={2000}
                  required
                />
                <div>
                  <Button type="submit" name="intent" value="answer" variant="secondary">
                    {t('matching:rounds.answer')}
                  </Button>
                </div>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
