import { Form } from '@remix-run/react';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { TextInput } from '~/ui/form/inputs';
import type { PaymentView } from '../service/view.server';
import { type AwardPart, Fold, Section, useAwardForm, useIsSending, WordsForm } from './parts';
import { useAwardWords } from './words';

/** Money that went to and fro. */
export function MoneySection({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  const { actions, payments, money } = award;
  const canPay = actions.includes('pay') && money.mostToPayYen > 0;
  const canReturn = actions.includes('take_return') && money.dueBackYen > 0;
  if (payments.length === 0 && !canPay && !canReturn) return null;
  return (
    <Section id="money" title={t('awards:money.title')} forms={['pay', 'take_return', 'void_payment']}>
      {payments.length === 0 ? <p>{t('awards:money.none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {payments.map((payment) => (
          <Payment key={payment.id} payment={payment} award={award} answered={answered} />
        ))}
      </ul>
      {canPay ? <MoneyForm intent="pay" most={money.mostToPayYen} award={award} answered={answered} /> : null}
      {canReturn ? (
        <MoneyForm intent="take_return" most={money.dueBackYen} award={award} answered={answered} />
      ) : null}
    </Section>
  );
}

function Payment({ payment, award, answered }: AwardPart & { payment: PaymentView }) {
  const { t, day, yen } = useAwardWords();
  const { voided } = payment;
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <div className="min-w-0">
          <p className="font-bold">{t(`awards:money.kind.${payment.kind}`)}</p>
          <p className="text-ink-soft">
            {[day(payment.day), payment.note, payment.by].filter(Boolean).join(' · ')}
          </p>
        </div>
        <p className={`text-lg font-bold tabular-nums ${voided ? 'line-through' : ''}`}>
          {yen(payment.amountYen)}
        </p>
      </div>
      {voided ? (
        <p>{t('awards:money.voided', { name: voided.by, reason: voided.reason })}</p>
      ) : award.actions.includes('void_payment') ? (
        <WordsForm
          intent="void_payment"
          about={payment.id}
          name="reason"
          title={t('awards:money.void')}
          help={t('awards:money.voidHelp')}
          label={t('awards:end.reason')}
          submit={t('awards:money.voidSubmit')}
          answered={answered}
          fields={{ payment: payment.id }}
        />
      ) : null}
    </li>
  );
}

function MoneyForm({
  intent,
  most,
  award,
  answered,
}: AwardPart & { intent: 'pay' | 'take_return'; most: number }) {
  const { t, yen } = useAwardWords();
  const isAdvance = intent === 'pay' && award.money.fixedYen === null;
  const { formProps, field, problems } = useAwardForm(intent, answered, {
    initial: { amountYen: isAdvance ? '' : String(most), day: award.today },
  });
  const isSending = useIsSending();
  const word = isAdvance ? 'advance' : intent;
  return (
    <Fold title={t(`awards:money.${word}.title`)} isOpen={problems.length > 0 || !isAdvance}>
      <p>{t(`awards:money.${word}.help`, { amount: yen(most) })}</p>
      <Form
        key={award.payments.length}
        method="post"
        preventScrollReset
        {...formProps}
        className="flex flex-col gap-3"
      >
        <ErrorSummary problems={problems} />
        <div className="flex flex-wrap gap-4">
          <TextInput
            {...field('amountYen')}
            label={t('awards:money.amount')}
            inputMode="numeric"
            required
            className="max-w-48"
          />
          <TextInput {...field('day')} type="date" label={t('awards:money.day')} required />
        </div>
        <TextInput {...field('note')} label={t('awards:money.note')} maxLength={200} />
        <Button
          type="submit"
          name="intent"
          value={intent}
          variant={isAdvance ? 'secondary' : 'primary'}
          isDisabled={isSending}
          className="self-start"
        >
          {t(`awards:money.${word}.submit`)}
        </Button>
      </Form>
    </Fold>
  );
}
