import type { Principal } from '~/domains/accounts/model';
import { attachmentHeaders, type IncomingFile, storeAttachment } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { newId } from '~/platform/ids';
import { dayOf, formatNumber } from '~/platform/wareki';
import { REPORT_LIMITS, receiptProblem } from '../model/report';
import * as parts from '../repo/parts.server';
import { type AwardAccess, carryOut, requireAward } from './access.server';

interface ReceiptInput {
  lineId: string;
  text: string;
  payee: string;
  day: string;
  amountYen: number;
}

function checkReceipt({ row, budget, rules }: AwardAccess, input: ReceiptInput, now: number): void {
  const { fiscalYear } = rules;
  const about = { lines: budget.lines, fiscalYear, endsOn: row.ends_on, today: dayOf(now) };
  const problem = receiptProblem(input, about);
  if (problem) throw new DomainError('invalid', { reason: problem });
}

/**
 * Adds a paid cost with its receipt, for lead and partners. Throws as `requireAward`, `invalid` (`receipt_file`,
 * `unknown_line`, `receipt_too_late`, `receipt_too_early`, `receipt_in_future`), what `storeAttachment` throws; then
 * nothing is kept.
 */
export async function addReceipt(
  deps: Deps,
  principal: Principal,
  id: string,
  input: ReceiptInput & { file: IncomingFile | null },
): Promise<void> {
  const before = await requireAward(deps.db, principal, id, 'keep_receipts');
  checkReceipt(before, input, deps.clock.now());
  if (!input.file) throw new DomainError('invalid', { reason: 'receipt_file' });
  const file = await storeAttachment(deps, before.user.userId, input.file);
  try {
    await deps.db.transaction().execute(async (trx) => {
      const access = await requireAward(trx, principal, id, 'keep_receipts');
      checkReceipt(access, input, deps.clock.now());
      if ((await parts.listReceipts(trx, id)).length >= REPORT_LIMITS.receipts)
        throw new DomainError('conflict', { reason: 'too_many_receipts' });
      await parts.insertReceipt(trx, {
        id: newId('grc'),
        award_id: id,
        line_id: input.lineId,
        text: input.text,
        payee: input.payee,
        day: input.day,
        amount_yen: input.amountYen,
        file_id: file.id,
        file_name: file.name,
        media_type: file.mediaType,
        bytes: file.bytes,
        added_by: access.user.userId,
        added_by_name: access.user.name,
        added_at: deps.clock.now(),
        accepted_yen: null,
        judged_by_name: null,
        removed_at: null,
      });
      await carryOut(trx, deps.clock, access, 'keep_receipts', {
        step: 'receipt_added',
        detail: { text: input.text, amount: formatNumber(input.amountYen) },
      });
    });
  } catch (error) {
    if (!(await parts.findReceiptFile(deps.db, id, file.id))) await deps.files.remove(file.id);
    throw error;
  }
}

/** Takes a receipt out of a report that is not handed in. Throws as `requireAward`, `not_found`. */
export async function removeReceipt(
  deps: Deps,
  principal: Principal,
  id: string,
  receiptId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'keep_receipts');
    const receipt = (await parts.listReceipts(trx, id)).find((one) => one.id === receiptId);
    if (!receipt) throw new DomainError('not_found');
    await parts.changeReceipt(trx, id, receiptId, { removed_at: deps.clock.now() });
    await carryOut(trx, deps.clock, access, 'keep_receipts', {
      step: 'receipt_removed',
      detail: { text: receipt.text, amount: formatNumber(receipt.amount_yen) },
    });
  });
}

/**
 * Says how much of a receipt is recognised, for staff; less than all needs a reason. Throws as `requireAward`,
 * `not_found`, `invalid` (`more_than_receipt`, `reason_needed`).
 */
export async function judgeReceipt(
  deps: Deps,
  principal: Principal,
  id: string,
  input: { receiptId: string; acceptedYen: number; text: string },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const access = await requireAward(trx, principal, id, 'judge_receipt');
    const receipt = (await parts.listReceipts(trx, id)).find((one) => one.id === input.receiptId);
    if (!receipt) throw new DomainError('not_found');
    if (input.acceptedYen > receipt.amount_yen)
      throw new DomainError('invalid', { reason: 'more_than_receipt' });
    const isWhole = input.acceptedYen === receipt.amount_yen;
    if (!isWhole && input.text === '') throw new DomainError('invalid', { reason: 'reason_needed' });
    await parts.changeReceipt(trx, id, receipt.id, {
      accepted_yen: isWhole ? null : input.acceptedYen,
      judged_text: input.text,
      judged_by_name: access.user.name,
    });
    await carryOut(trx, deps.clock, access, 'judge_receipt', {
      detail: {
        text: receipt.text,
        amount: formatNumber(receipt.amount_yen),
        accepted: formatNumber(input.acceptedYen),
        reason: input.text,
      },
    });
  });
}

/** The file of a receipt with its headers, for who may see the award. Throws `unauthenticated`, `not_found`. */
export async function readReceiptFile(
  deps: Deps,
  principal: Principal,
  id: string,
  fileId: string,
): Promise<{ bytes: Uint8Array; headers: HeadersInit }> {
  await requireAward(deps.db, principal, id);
  const receipt = await parts.findReceiptFile(deps.db, id, fileId);
  const bytes = receipt ? await deps.files.get(fileId) : null;
  if (!receipt || !bytes) throw new DomainError('not_found');
  const { file_name: name, media_type: mediaType } = receipt;
  return { bytes, headers: attachmentHeaders({ name, mediaType, bytes: bytes.byteLength }) };
}
