import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatYen } from '~/platform/wareki';
import { Button } from '~/ui/button';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import type { CasePage } from '../view';
import { type Answered, PANEL, useDays, useFormOf } from './parts';

/** What is proposed for the application, the changes with their reasons, and a form for another. */
export function ProposalPanel({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const { moment } = useDays();
  const { place, may } = page;
  if (!place) return null;
  return (
    <section className={PANEL} id="proposal">
      <h2 className="text-2xl">{t('screening:proposal')}</h2>
      <p className="text-lg">
        {place.rank === null ? null : <b className="mr-3">{t('screening:rankOf', { n: place.rank })}</b>}
        <b className={place.chosen ? 'text-good' : ''}>
          {t(`screening:${place.chosen ? 'chosen' : 'notChosen'}`)}
          {place.amountYen === null ? null : ` ${formatYen(place.amountYen)}`}
        </b>
      </p>
      <p className="text-ink-soft">{t('screening:reckoned', { why: t(`screening:why.${place.why}`) })}</p>
      <ul className="flex flex-col gap-2">
        {place.changes.map((one) => (
          <li key={one.id} className="rounded-lg border-l-4 border-warn bg-warn-soft p-3">
            <b>
              {t(`screening:${one.chosen ? 'chosen' : 'notChosen'}`)}
              {one.amountYen === null ? null : ` ${formatYen(one.amountYen)}`}
            </b>
            <span className="block">{t('screening:reasonOf', { reason: one.reason })}</span>
            <span className="block text-ink-soft">
              {one.byName} · {moment(one.at)}
            </span>
          </li>
        ))}
      </ul>
      {may.change ? <ChangeForm page={page} answer={answer} /> : null}
    </section>
  );
}

function ChangeForm({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'change');
  const { place, stage, money } = page;
  const most = money?.mostYen ?? 0;
  return (
    <details className="rounded-lg border border-line p-4" open={form.isBack}>
      <summary className="min-h-11 cursor-pointer content-center font-bold">
        {t('screening:act.openChange')}
      </summary>
      <Form method="post" className="flex flex-col gap-3 pt-3">
        <Select
          {...form.of('chosen')}
          label={t('screening:fields.chosen')}
          defaultValue={form.value('chosen', place?.chosen ? 'yes' : 'no')}
        >
          <option value="yes">{t('screening:chosen')}</option>
          <option value="no">{t('screening:notChosen')}</option>
        </Select>
        {stage?.pays ? (
          <TextInput
            {...form.of('amountYen')}
            inputMode="numeric"
            label={t('screening:fields.amountYen')}
            help={t('screening:help.amountYen', { most: formatNumber(most) })}
            defaultValue={form.value('amountYen', String(place?.amountYen ?? most))}
          />
        ) : null}
        <TextArea
          {...form.of('reason')}
          label={t('screening:fields.reason')}
          help={t('screening:help.reason')}
          defaultValue={form.value('reason')}
          maxLength={1000}
          required
        />
        <div>
          <Button type="submit" name="intent" value="change" variant="secondary">
            {t('screening:act.change')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** What the letter will say, or says. */
export function ReasonsPanel({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'reasons');
  const { decision, may } = page;
  if (!decision) return null;
  if (!may.reasons) {
    return decision.reasons === '' ? null : (
      <section className={PANEL}>
        <h2 className="text-2xl">{t('screening:letterWords')}</h2>
        <p className="whitespace-pre-wrap">{decision.reasons}</p>
        {decision.conditions === '' ? null : <p className="whitespace-pre-wrap">{decision.conditions}</p>}
      </section>
    );
  }
  return (
    <section className={PANEL} id="reasons">
      <h2 className="text-2xl">{t('screening:letterWords')}</h2>
      <Form method="post" className="flex flex-col gap-3">
        <TextArea
          {...form.of('reasons')}
          label={t('screening:fields.reasons')}
          help={t('screening:help.reasons')}
          defaultValue={form.value('reasons', decision.reasons)}
          maxLength={2000}
          required
        />
        <TextArea
          {...form.of('conditions')}
          label={t('screening:fields.conditions')}
          help={t('screening:help.conditions')}
          defaultValue={form.value('conditions', decision.conditions)}
          maxLength={2000}
        />
        <div>
          <Button type="submit" name="intent" value="reasons">
            {t('screening:act.reasons')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
