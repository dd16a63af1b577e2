import { Form } from '@remix-run/react';
import { Paperclip } from 'lucide-react';
import { ATTACHMENT_ACCEPT } from '~/domains/files/model';
import { Button } from '~/ui/button';
import { ErrorSummary } from '~/ui/form/error-summary';
import { Field } from '~/ui/form/field';
import { Select, TextInput } from '~/ui/form/inputs';
import type { ReceiptView } from '../service/view.server';
import { type AwardPart, Fold, PlainAct, Section, useAwardForm, useIsSending } from './parts';
import { useAwardWords } from './words';

const FORMS = ['add_receipt', 'remove_receipt', 'judge_receipt'];

/** Paid costs by line of the budget, each with its receipt. */
export function Receipts({ award, answered }: AwardPart) {
  const { t } = useAwardWords();
  if (award.status === 'granted') return null;
  return (
    <Section id="receipts" title={t('awards:receipts.title')} forms={FORMS}>
      {award.receipts.length === 0 ? <p>{t('awards:receipts.none')}</p> : null}
      {award.lines
        .map((line) => ({ line, own: award.receipts.filter((one) => one.lineId === line.id) }))
        .filter(({ own }) => own.length > 0)
        .map(({ line, own }) => (
          <div key={line.id} className="flex flex-col gap-2">
            <h3 className="text-lg">{line.text}</h3>
            <ul className="flex flex-col gap-2">
              {own.map((receipt) => (
                <Receipt key={receipt.id} receipt={receipt} award={award} answered={answered} />
              ))}
            </ul>
          </div>
        ))}
      {award.actions.includes('keep_receipts') ? (
        <AddReceipt key={award.receipts.length} award={award} answered={answered} />
      ) : null}
    </Section>
  );
}

function Receipt({ receipt, award, answered }: AwardPart & { receipt: ReceiptView }) {
  const { t, day, yen } = useAwardWords();
  const { acceptedYen, judged } = receipt;
  return (
    <li className="flex flex-col gap-2 rounded-xl border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-bold">{receipt.text}</p>
          <p className="text-ink-soft">
            {day(receipt.day)} · {receipt.payee} · {receipt.addedBy}
          </p>
        </div>
        <p className="text-lg font-bold tabular-nums">{yen(receipt.amountYen)}</p>
      </div>
      {acceptedYen === null ? null : (
        <p>
          <strong>{t('awards:receipts.accepted', { amount: yen(acceptedYen) })}</strong>{' '}
          {t('awards:receipts.because', { text: judged?.text ?? '', name: judged?.by ?? '' })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4">
        <a
          href={`/awards/${award.id}/files/${receipt.file.id}`}
          className="inline-flex min-h-11 items-center gap-2 break-all text-brand underline underline-offset-4"
        >
          <Paperclip aria-hidden="true" className="size-5 shrink-0" />
          {receipt.file.name}
        </a>
        {award.actions.includes('keep_receipts') ? (
          <PlainAct
            intent="remove_receipt"
            about={receipt.id}
            word={t('awards:receipts.remove')}
            answered={answered}
            variant="quiet"
            fields={{ receipt: receipt.id }}
          />
        ) : null}
      </div>
      {award.actions.includes('judge_receipt') ? (
        <JudgeForm receipt={receipt} award={award} answered={answered} />
      ) : null}
    </li>
  );
}

function JudgeForm({ receipt, answered }: AwardPart & { receipt: ReceiptView }) {
  const { t } = useAwardWords();
  const { formProps, field, problems } = useAwardForm('judge_receipt', answered, {
    about: receipt.id,
    initial: {
      accepted: String(receipt.acceptedYen ?? receipt.amountYen),
      text: receipt.judged?.text ?? '',
    },
  });
  return (
    <Fold title={t('awards:receipts.judge')} isOpen={problems.length > 0}>
      <Form method="post" preventScrollReset {...formProps} className="flex flex-col gap-3">
        <ErrorSummary problems={problems} />
        <input type="hidden" name="receipt" value={receipt.id} />
        <TextInput
          {...field('accepted')}
          label={t('awards:receipts.acceptedLabel')}
          inputMode="numeric"
          required
          className="max-w-60"
        />
        <TextInput {...field('text')} label={t('awards:receipts.reason')} maxLength={400} />
        <Button type="submit" name="intent" value="judge_receipt" variant="secondary" className="self-start">
          {t('awards:receipts.judgeSubmit')}
        </Button>
      </Form>
    </Fold>
  );
}

function AddReceipt({ award, answered }: AwardPart) {
  const { t, day } = useAwardWords();
  const { formProps, field, problems } = useAwardForm('add_receipt', answered, {
    initial: { lineId: award.lines.length === 1 ? (award.lines[0]?.id ?? '') : '' },
  });
  const { errors, ...files } = field('files');
  const isSending = useIsSending();
  return (
    <Fold title={t('awards:receipts.add')} isOpen={problems.length > 0 || award.receipts.length === 0}>
      <p>{t('awards:receipts.addHelp', { day: day(award.dates.endsOn) })}</p>
      <Form
        method="post"
        encType="multipart/form-data"
        preventScrollReset
        {...formProps}
        className="flex flex-col gap-4"
      >
        <ErrorSummary problems={problems} />
        <input type="hidden" name="intent" value="add_receipt" />
        <Select {...field('lineId')} label={t('awards:receipts.line')} required>
          <option value="">{t('awards:pick')}</option>
          {award.lines.map((one) => (
            <option key={one.id} value={one.id}>
              {`${award.costs.find((cost) => cost.key === one.kind)?.label ?? ''}：${one.text}`}
            </option>
          ))}
        </Select>
        <TextInput {...field('text')} label={t('awards:receipts.what')} required maxLength={200} />
        <TextInput {...field('payee')} label={t('awards:receipts.payee')} required maxLength={120} />
        <div className="flex flex-wrap gap-4">
          <TextInput {...field('day')} type="date" label={t('awards:receipts.day')} required />
          <TextInput
            {...field('amountYen')}
            label={t('awards:receipts.amount')}
            inputMode="numeric"
            required
            className="max-w-48"
          />
        </div>
        <Field
          id={files.id}
          label={t('awards:receipts.file')}
          help={t('awards:receipts.fileHelp')}
          errors={errors}
        >
          {(ids) => (
            <input
              {...ids}
              type="file"
              name="files"
              accept={ATTACHMENT_ACCEPT}
              className="min-h-12 w-full rounded-lg border border-line-strong bg-white p-2 text-base file:mr-3 file:min-h-9 file:rounded-lg file:border file:border-brand file:bg-white file:px-3 file:font-bold file:text-brand"
            />
          )}
        </Field>
        <Button type="submit" className="self-start" isDisabled={isSending}>
          {t('awards:receipts.submit')}
        </Button>
      </Form>
    </Fold>
  );
}
