import { Form, Link } from '@remix-run/react';
import { Printer } from 'lucide-react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Select, TextArea, TextInput } from '~/ui/form/inputs';
import { rateWords } from '../../ui/words';
import { NEW_LINES } from '../model/change';
import type { ChangeView } from '../service/view.server';
import {
  type AwardPart,
  CELL,
  Fold,
  HEAD,
  NUMBER,
  PlainAct,
  Section,
  useAwardForm,
  WordsForm,
} from './parts';
import { useAwardWords } from './words';

/** What was asked to be changed, what became of it, and the forms to ask and to answer. */
export function Changes({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  const asks = award.actions.includes('ask_change');
  const share = rateWords(t, award.smallShift);
  if (award.changes.length === 0 && !asks) return null;
  const forms = ['ask_change', 'ask_stop', 'withdraw_change', 'answer_change'];
  return (
    <Section id="changes" title={t('awards:changes.title')} forms={forms}>
      {award.changes.map((change) => (
        <Change key={change.id} change={change} award={award} answered={answered} />
      ))}
      {asks ? (
        <>
          <p className="max-w-3xl">{t('awards:changes.lead', { share })}</p>
          <Fold title={t('awards:changes.ask')} isOpen={answered?.intent === 'ask_change'}>
            <ChangeForm key={award.changes.length} award={award} answered={answered} />
          </Fold>
          <WordsForm
            intent="ask_stop"
            name="reason"
            title={t('awards:changes.stop')}
            help={t('awards:changes.stopHelp')}
            label={t('awards:changes.reason')}
            submit={t('awards:changes.stopSubmit')}
            answered={answered}
            variant="danger"
          />
        </>
      ) : null}
    </Section>
  );
}

function Change({ change, award, answered }: AwardPart & { change: ChangeView }) {
  const { t, date, yen } = useAwardWords();
  const { asked, answered: settled } = change;
  return (
    <article className="flex flex-col gap-3 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="text-lg">{t('awards:changes.number', { number: change.number })}</h3>
        <strong>{t(`awards:changes.status.${change.status}`)}</strong>
      </div>
      <p className="text-ink-soft">{t('awards:changes.asked', { date: date(asked.at), name: asked.by })}</p>
      <p className="whitespace-pre-wrap break-words">{change.reason}</p>
      <Difference change={change} costs={award.costs} />
      {change.why.length > 0 ? (
        <p>
          {t('awards:changes.needs', {
            why: change.why
              .map((why) => t(`awards:changes.why.${why}`, { share: rateWords(t, award.smallShift) }))
              .join(t('awards:changes.and')),
          })}
        </p>
      ) : null}
      {change.why.includes('amount') || change.wanted.stop ? (
        <p className="font-bold">{t('awards:changes.amount', { amount: yen(change.amountYen) })}</p>
      ) : null}
      {settled ? (
        <p>
          {t('awards:changes.answered', { date: date(settled.at), name: settled.by })}
          {change.answer ? <span className="block whitespace-pre-wrap">{change.answer}</span> : null}
        </p>
      ) : null}
      {change.status === 'approved' && !change.wanted.stop ? (
        <Link
          to={`/awards/${award.id}/letters/change-${change.number}`}
          className="inline-flex min-h-11 items-center gap-2 self-start text-brand underline underline-offset-4"
        >
          <Printer aria-hidden="true" className="size-5 shrink-0" />
          {t('awards:letter.change.title')}
        </Link>
      ) : null}
      {change.status === 'asked' && award.actions.includes('withdraw_change') ? (
        <PlainAct intent="withdraw_change" word={t('awards:changes.withdraw')} answered={answered} />
      ) : null}
      {change.status === 'asked' && award.actions.includes('approve_change') ? (
        <AnswerForm award={award} answered={answered} />
      ) : null}
    </article>
  );
}

/** Before and after, only what is different. */
export function Difference({
  change,
  costs,
}: {
  change: ChangeView;
  costs: readonly { key: string; label: string }[];
}) {
  const { t, day, yen } = useAwardWords();
  const { before, wanted } = change;
  if (wanted.stop) return <p className="font-bold">{t('awards:changes.isStop')}</p>;
  const was = new Map(before.lines.map((line) => [line.id, line]));
  const lines = wanted.lines.filter((line) => {
    const old = was.get(line.id);
    return !old || old.amountYen !== line.amountYen || old.text !== line.text;
  });
  return (
    <>
      {wanted.content ? (
        <p className="whitespace-pre-wrap break-words">
          {t('awards:changes.isContent', { text: wanted.content })}
        </p>
      ) : null}
      {wanted.endsOn !== before.endsOn ? (
        <p>{t('awards:changes.isPeriod', { from: day(before.endsOn), to: day(wanted.endsOn) })}</p>
      ) : null}
      {lines.length > 0 ? (
        <table className="w-full border-collapse">
          <thead>
            <tr>
              <th scope="col" className={HEAD}>
                {t('awards:budget.cost')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('awards:changes.before')}
              </th>
              <th scope="col" className={`${HEAD} text-right`}>
                {t('awards:changes.after')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" className={`${CELL} text-left font-normal`}>
                  {costs.find((cost) => cost.key === line.kind)?.label}：{line.text}
                </th>
                <td className={NUMBER}>{yen(was.get(line.id)?.amountYen ?? 0)}</td>
                <td className={NUMBER}>{yen(line.amountYen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  );
}

function AnswerForm({ answered }: AwardPart) {
  const { t } = useAwardWords();
  const { formProps, field, problems } = useAwardForm('answer_change', answered);
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
      <ErrorSummary problems={problems} />
      <input type="hidden" name="intent" value="answer_change" />
      <TextArea {...field('answer')} label={t('awards:changes.answerLabel')} maxLength={2000} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="approve" value="yes">
          {t('awards:changes.approve')}
        </Button>
        <Button type="submit" name="approve" value="no" variant="secondary">
          {t('awards:changes.refuse')}
        </Button>
      </div>
    </Form>
  );
}

function ChangeForm({ award, answered }: AwardPart) {
  const { t, day } = useAwardWords();
  const label = (kind: string) => award.costs.find((one) => one.key === kind)?.label ?? kind;
  const { formProps, field, problems } = useAwardForm('ask_change', answered, {
    initial: {
      endsOn: award.dates.endsOn,
      ...Object.fromEntries(
        award.lines.flatMap((line) => [
          [`yen_${line.id}`, String(line.amountYen)],
          [`text_${line.id}`, line.text],
        ]),
      ),
    },
  });
  return (
    <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-4">
      <ErrorSummary problems={problems} />
      <TextArea {...field('reason')} label={t('awards:changes.reason')} required maxLength={2000} />
      <fieldset className="flex flex-col gap-3">
        <legend className="font-bold">{t('awards:changes.costs')}</legend>
        {award.lines.map((line) => (
          <div key={line.id} className="flex flex-wrap gap-3">
            <TextInput
              {...field(`text_${line.id}`)}
              label={label(line.kind)}
              required
              maxLength={200}
              className="min-w-52 flex-1"
            />
            <TextInput
              {...field(`yen_${line.id}`)}
              label={t('awards:changes.yen', { cost: label(line.kind) })}
              inputMode="numeric"
              required
              className="w-44"
            />
          </div>
        ))}
      </fieldset>
      <Fold title={t('awards:changes.more')} isOpen={problems.some((one) => one.fieldId?.includes('new_'))}>
        {Array.from({ length: NEW_LINES }, (_, n) => n).map((n) => (
          <div key={n} className="flex flex-wrap gap-3">
            <Select
              {...field(`new_kind_${n}`)}
              label={t('awards:changes.newKind', { n: n + 1 })}
              className="min-w-44 flex-1"
            >
              <option value="">{t('awards:pick')}</option>
              {award.costs.map((cost) => (
                <option key={cost.key} value={cost.key}>
                  {cost.label}
                </option>
              ))}
            </Select>
            <TextInput
              {...field(`new_text_${n}`)}
              label={t('awards:changes.newText', { n: n + 1 })}
              maxLength={200}
              className="min-w-44 flex-1"
            />
            <TextInput
              {...field(`new_yen_${n}`)}
              label={t('awards:changes.newYen', { n: n + 1 })}
              inputMode="numeric"
              className="w-44"
            />
          </div>
        ))}
      </Fold>
      <TextInput
        {...field('endsOn')}
        type="date"
        label={t('awards:changes.endsOn')}
        help={t('awards:changes.endsOnHelp', { day: day(award.dates.costsUntil) })}
        required
        className="max-w-60"
      />
      <TextArea
        {...field('content')}
        label={t('awards:changes.content')}
        help={t('awards:changes.contentHelp')}
        maxLength={4000}
      />
      <Button type="submit" name="intent" value="ask_change" className="self-start">
        {t('awards:changes.submit')}
      </Button>
    </Form>
  );
}
