import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/ui/button';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import type { CasePage } from '../view';
import { type Answered, PANEL, useDays, useFormOf } from './parts';

/** A member says that the application is too near to judge it. */
export function DeclarePanel({ answer }: { answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'declare');
  return (
    <details className="rounded-xl border border-line bg-white p-4 shadow-card" open={form.isBack}>
      <summary className="min-h-11 cursor-pointer content-center font-bold">
        {t('screening:act.openDeclare')}
      </summary>
      <Form method="post" className="flex flex-col gap-3 pt-3">
        <p>{t('screening:declareText')}</p>
        <TextInput
          {...form.of('reason')}
          label={t('screening:fields.conflictReason')}
          defaultValue={form.value('reason')}
          maxLength={500}
          required
        />
        <div>
          <Button type="submit" name="intent" value="declare" variant="danger">
            {t('screening:act.declare')}
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** What staff say about eligibility, and what they said before. */
export function EligibilityPanel({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const { moment, day } = useDays();
  const { eligibility, verdicts } = page;
  if (eligibility.length === 0 && verdicts.length === 0) return null;
  return (
    <section className={PANEL} id="eligibility">
      <h2 className="text-2xl">{t('screening:eligibility')}</h2>
      <ul className="flex flex-col gap-2">
        {eligibility.map((one) => (
          <li key={one.id} className="border-l-4 border-line pl-3">
            <b>{t(`screening:verdict.${one.verdict}`)}</b>
            {one.moreBy ? ` ${t('screening:until', { day: day(one.moreBy) })}` : null}
            <p className="whitespace-pre-wrap">{one.reasons}</p>
            <span className="text-ink-soft">
              {one.byName} · {moment(one.at)}
            </span>
          </li>
        ))}
      </ul>
      {verdicts.length > 0 ? <JudgeForm page={page} answer={answer} /> : null}
    </section>
  );
}

function JudgeForm({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'judge');
  const { verdicts } = page;
  const verdict = form.of('verdict');
  return (
    <Form method="post" className="flex flex-col gap-3">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-bold">{t('screening:fields.verdict')}</legend>
        {verdicts.map((one, at) => (
          <label key={one} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="verdict"
              value={one}
              defaultChecked={form.value('verdict') === one}
              required
              className="size-5 shrink-0 accent-brand"
              {...(at === 0 ? { id: verdict.id } : {})}
            />
            <span>{t(`screening:verdictHelp.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        {...form.of('reasons')}
        label={t('screening:fields.verdictReasons')}
        help={t('screening:help.verdictReasons')}
        defaultValue={form.value('reasons')}
        maxLength={2000}
        required
      />
      {verdicts.includes('more') ? (
        <TextInput
          {...form.of('moreBy')}
          type="date"
          label={t('screening:fields.moreBy')}
          help={t('screening:help.moreBy')}
          defaultValue={form.value('moreBy')}
        />
      ) : null}
      <div>
        <Button type="submit" name="intent" value="judge">
          {t('screening:act.judge')}
        </Button>
      </div>
    </Form>
  );
}

/** Who is kept from the application, and a form for staff to keep somebody else from it. */
export function ConflictPanel({ page, answer }: { page: CasePage; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'set-conflict');
  const { conflicts, screeners, may } = page;
  if (!may.setConflict && conflicts.length === 0) return null;
  const away = new Set(conflicts.map((one) => one.userId));
  const others = screeners.filter((one) => !away.has(one.id));
  return (
    <section className={PANEL} id="conflicts">
      <h2 className="text-2xl">{t('screening:conflicts')}</h2>
      {conflicts.length === 0 ? <p>{t('screening:noConflicts')}</p> : null}
      <ul className="flex flex-col gap-3">
        {conflicts.map((one) => (
          <li key={`${one.userId} ${one.setBy}`} className="border-l-4 border-line pl-3">
            <b>{one.name}</b> {t(`screening:setBy.${one.setBy}`)}
            <p>{one.reason}</p>
            {may.setConflict && one.setBy !== 'organisation' ? (
              <LiftForm account={one.userId} answer={answer} />
            ) : null}
          </li>
        ))}
      </ul>
      {may.setConflict && others.length > 0 ? (
        <details className="rounded-lg border border-line p-4" open={form.isBack}>
          <summary className="min-h-11 cursor-pointer content-center font-bold">
            {t('screening:act.setConflict')}
          </summary>
          <Form method="post" className="flex flex-col gap-3 pt-3">
            <Select {...form.of('account')} label={t('screening:fields.account')}>
              {others.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
            <TextInput
              {...form.of('reason')}
              label={t('screening:fields.conflictReason')}
              defaultValue={form.value('reason')}
              maxLength={500}
              required
            />
            <div>
              <Button type="submit" name="intent" value="set-conflict" variant="secondary">
                {t('screening:act.setConflict')}
              </Button>
            </div>
          </Form>
        </details>
      ) : null}
    </section>
  );
}

function LiftForm({ account, answer }: { account: string; answer: Answered }) {
  const { t } = useTranslation();
  const form = useFormOf(answer, 'lift-conflict');
  return (
    <details open={form.isBack && form.value('account') === account}>
      <summary className="min-h-11 cursor-pointer content-center">{t('screening:act.lift')}</summary>
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="account" value={account} />
        <TextInput
          {...form.of('reason')}
          id={`lift-${account}`}
          label={t('screening:fields.reason')}
          defaultValue={form.value('reason')}
          maxLength={500}
          required
        />
        <div>
          <Button type="submit" name="intent" value="lift-conflict" variant="secondary" size="small">
            {t('screening:act.lift')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
