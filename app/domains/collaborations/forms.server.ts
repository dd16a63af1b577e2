import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { type FilesProblem, type IncomingFile, readFormWithFiles } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import * as change from './service/change.server';
import { answerCheckIn, makeCheckInLink } from './service/check-ins.server';
import { addLog, removeLog, requireWriting } from './service/log.server';
import { getCollaboration } from './service.server';

export type { FormAnswer };
/** What comes back of asking for a link: shown once, it can't be read again. */
export interface LinkAnswer {
  link: { checkIn: string; path: string };
}

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  organisation_unknown: 'organisation',
  organisation_many: 'organisation',
  lead_unknown: 'lead',
  lead_many: 'lead',
  not_own: 'lead',
  partners_unknown: 'partners',
  partners_many: 'partners',
  area_unknown: 'area',
  days: 'endedOn',
  goes_on_needed: 'goesOn',
  file_too_large: 'files',
  too_many_files: 'files',
  image_type: 'files',
  image_bytes: 'files',
  image_pixels: 'files',
  image_broken: 'files',
  alt_needed: 'alt',
};

const submit = formSubmitter({ fieldOf: (reason) => FIELD_OF[reason], answerOf: withIntent });

interface Posted {
  deps: Deps;
  principal: Principal;
  id: string;
  form: FormData;
  files: readonly IncomingFile[];
  problem: FilesProblem | null;
}

type Use<T> = (deps: Deps, principal: Principal, id: string, value: T) => Promise<unknown>;

function formOf<Schema extends z.ZodType>(schema: Schema, use: Use<z.output<Schema>>) {
  return ({ deps, principal, id, form }: Posted) =>
    submit(form, schema, async (value) => {
      await use(deps, principal, id, value);
      return redirect(`/collaborations/${id}`);
    });
}

const FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  edit: formOf(input.editInput, change.editCollaboration),
  move: formOf(input.moveInput, change.moveCollaboration),
  partner: formOf(input.partnerInput, change.putPartner),
  partner_gone: formOf(input.partnerGoneInput, change.removePartner),
  publish: formOf(input.publishInput, change.publishCollaboration),
  money: formOf(input.moneyInput, change.endMoney),
  figures: formOf(input.figuresInput, change.putFigures),
  milestone: formOf(input.milestoneInput, change.addMilestone),
  milestone_change: formOf(input.milestoneChangeInput, change.changeMilestone),
  log_gone: formOf(input.logGoneInput, removeLog),
  log: ({ deps, principal, id, form, files, problem }) =>
    submit(form, input.logInput, async (value) => {
      if (problem) throw new DomainError('too_large', { reason: problem });
      if (files.length > 0 && value.alt === '') throw new DomainError('invalid', { reason: 'alt_needed' });
      await addLog(deps, principal, id, { ...value, files });
      return redirect(`/collaborations/${id}`);
    }),
  check_in: ({ deps, principal, id, form }) =>
    submit(form, input.checkInLinkInput, async ({ checkIn }) => {
      const { path } = await makeCheckInLink(deps, principal, id, checkIn);
      const answer: LinkAnswer = { link: { checkIn, path } };
      return data(answer);
    }),
};

/** Takes a form of the page of a collaboration; the right is asked for before a byte of a picture is read. */
export async function takeCollaborationForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  await getCollaboration(deps, principal, id);
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  if (request.headers.get('content-type')?.startsWith('multipart/')) {
    await requireWriting(deps, principal, id);
  }
  const { form, files, problem } = await readFormWithFiles(request);
  const work = FORMS[String(form.get('intent'))];
  if (!work) throw new DomainError('invalid');
  return work({ deps, principal, id, form, files, problem });
}

/** Takes the form of a collaboration that is typed in; `then`: what follows before its page is shown. */
export async function takeNewCollaboration(
  deps: Deps,
  principal: Principal,
  form: FormData,
  then: (id: string, idea: string) => Promise<void>,
): Promise<unknown> {
  await change.offerNewCollaboration(deps, principal);
  return submit(form, input.newInput, async ({ idea, ...value }) => {
    const { id } = await change.createCollaboration(deps, principal, value);
    if (idea) await then(id, idea);
    return redirect(`/collaborations/${id}`);
  });
}

/** Takes the answers to a look back: `save` keeps what there is, `submit` hands it in. */
export async function takeCheckIn(
  deps: Deps,
  token: string,
  connectionKey: string,
  form: FormData,
): Promise<unknown> {
  const isSubmit = form.get('intent') === 'submit';
  return submit(form, input.checkInInput, async (answers) => {
    await answerCheckIn(deps, token, connectionKey, { submit: isSubmit, answers });
    return redirect(`/check-in/${token}${isSubmit ? '' : '?saved'}`);
  });
}
