import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { type FilesProblem, type IncomingFile, readFormWithFiles } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import { newId } from '~/platform/ids';
import * as input from './schema';
import { requireAward } from './service/access.server';
import { giveUpAward, setDates, startAward } from './service/begin.server';
import { answerChange, askChange, withdrawChange } from './service/changes.server';
import {
  cancelAward,
  closeAward,
  fixAward,
  recordPayment,
  recordReturn,
  voidRecord,
} from './service/money.server';
import { applyForNextYear } from './service/next.server';
import { addReceipt, judgeReceipt, removeReceipt } from './service/receipts.server';
import { returnReport, saveReport, submitReport } from './service/reports.server';

/**
 * What an action answers when a form was not accepted: keys below `awards:errors`, which form it was, and which receipt
 * or payment it was about.
 */
export interface AwardAnswer extends FormAnswer {
  about: string;
}

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  receipt_file: 'files',
  file_type: 'files',
  file_too_large: 'files',
  too_many_files: 'files',
  image_bytes: 'files',
  image_pixels: 'files',
  image_broken: 'files',
  receipt_too_late: 'day',
  receipt_too_early: 'day',
  receipt_in_future: 'day',
  unknown_line: 'lineId',
  day_in_future: 'day',
  day_before_award: 'day',
  pays_too_much: 'amountYen',
  returns_too_much: 'amountYen',
  done_missing: 'done',
  result_missing: 'result',
  ends_too_late: 'endsOn',
  ends_in_past: 'endsOn',
  report_before_end: 'reportDue',
  interim_late: 'interimDue',
  more_than_receipt: 'accepted',
  reason_needed: 'text',
};

interface Posted {
  deps: Deps;
  principal: Principal;
  id: string;
  form: FormData;
  files: readonly IncomingFile[];
  problem: FilesProblem | null;
}

const submit = formSubmitter<AwardAnswer>({
  fieldOf: (reason) => FIELD_OF[reason],
  answerOf: (result, form) => ({
    ...withIntent(result, form),
    about: String(form.get('receipt') ?? form.get('payment') ?? ''),
  }),
});

/** A form of the page: what it takes, what it does, and to which part of the page it leads. */
function formOf<Schema extends z.ZodType>(
  schema: Schema | ((posted: Posted) => Promise<Schema>),
  part: string,
  work: (posted: Posted, value: z.output<Schema>) => Promise<unknown>,
) {
  return async (posted: Posted) => {
    const read = typeof schema === 'function' ? await schema(posted) : schema;
    return submit(posted.form, read, async (value) => {
      await work(posted, value);
      return redirect(`/awards/${posted.id}?done=${String(posted.form.get('intent'))}${part}`);
    });
  };
}

/** The fields of a change depend on the budget as it is. */
async function changeSchema({ deps, principal, id }: Posted) {
  const { budget } = await requireAward(deps.db, principal, id);
  return input.changeInput(budget.lines, () => newId('gch'));
}

const FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  start: formOf(input.emptyInput, '', ({ deps, principal, id }) => startAward(deps, principal, id)),
  give_up: formOf(input.reasonInput, '', ({ deps, principal, id }, value) =>
    giveUpAward(deps, principal, id, value),
  ),
  set_dates: formOf(input.datesInput, '', ({ deps, principal, id }, value) =>
    setDates(deps, principal, id, value),
  ),
  ask_change: formOf(changeSchema, '#changes', ({ deps, principal, id }, value) =>
    askChange(deps, principal, id, value),
  ),
  ask_stop: formOf(input.reasonInput, '#changes', ({ deps, principal, id }, { reason }) =>
    askChange(deps, principal, id, { reason, lines: [], endsOn: '', content: '', stop: true }),
  ),
  withdraw_change: formOf(input.emptyInput, '#changes', ({ deps, principal, id }) =>
    withdrawChange(deps, principal, id),
  ),
  answer_change: formOf(input.answerChangeInput, '#changes', ({ deps, principal, id }, value) =>
    answerChange(deps, principal, id, value),
  ),
  add_receipt: formOf(input.receiptInput, '#receipts', ({ deps, principal, id, files, problem }, value) => {
    if (problem) throw new DomainError('too_large', { reason: problem });
    return addReceipt(deps, principal, id, { ...value, file: files[0] ?? null });
  }),
  remove_receipt: formOf(input.receiptChoice, '#receipts', ({ deps, principal, id }, { receipt }) =>
    removeReceipt(deps, principal, id, receipt),
  ),
  judge_receipt: formOf(input.judgeInput, '#receipts', ({ deps, principal, id }, value) =>
    judgeReceipt(deps, principal, id, {
      receiptId: value.receipt,
      acceptedYen: value.accepted,
      text: value.text,
    }),
  ),
  save_interim: formOf(input.interimInput, '#reports', ({ deps, principal, id }, value) =>
    saveReport(deps, principal, id, value),
  ),
  submit_interim: formOf(input.interimInput, '#reports', ({ deps, principal, id }, value) =>
    submitReport(deps, principal, id, value),
  ),
  save_final: formOf(input.finalInput, '#reports', ({ deps, principal, id }, value) =>
    saveReport(deps, principal, id, value),
  ),
  submit_final: formOf(input.finalInput, '#reports', ({ deps, principal, id }, value) =>
    submitReport(deps, principal, id, value),
  ),
  return_interim: formOf(input.returnInput, '#reports', ({ deps, principal, id }, { text }) =>
    returnReport(deps, principal, id, { kind: 'interim', text }),
  ),
  return_final: formOf(input.returnInput, '#reports', ({ deps, principal, id }, { text }) =>
    returnReport(deps, principal, id, { kind: 'final', text }),
  ),
  fix: formOf(input.fixInput, '#fixing', ({ deps, principal, id }, { seen }) =>
    fixAward(deps, principal, id, { seenYen: seen }),
  ),
  pay: formOf(input.moneyInput, '#money', ({ deps, principal, id }, value) =>
    recordPayment(deps, principal, id, value),
  ),
  take_return: formOf(input.moneyInput, '#money', ({ deps, principal, id }, value) =>
    recordReturn(deps, principal, id, value),
  ),
  void_payment: formOf(input.voidInput, '#money', ({ deps, principal, id }, value) =>
    voidRecord(deps, principal, id, { paymentId: value.payment, reason: value.reason }),
  ),
  cancel: formOf(input.reasonInput, '', ({ deps, principal, id }, value) =>
    cancelAward(deps, principal, id, value),
  ),
  close: formOf(input.emptyInput, '', ({ deps, principal, id }) => closeAward(deps, principal, id)),
  apply_next: ({ deps, principal, id, form }) =>
    submit(form, input.emptyInput, async () =>
      redirect(`/applications/${await applyForNextYear(deps, principal, id)}`),
    ),
};

/** Takes a form of the page of an award; the right is asked for before a byte of a file is read. */
export async function takeAwardForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/');
  await requireAward(deps.db, principal, id, isUpload ? 'keep_receipts' : 'read');
  const { form, files, problem } = await readFormWithFiles(request);
  const intent = String(form.get('intent'));
  const work = Object.hasOwn(FORMS, intent) ? FORMS[intent] : undefined;
  if (!work) throw new DomainError('invalid');
  return work({ deps, principal, id, form, files, problem });
}
