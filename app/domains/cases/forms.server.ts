import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { type FilesProblem, type IncomingFile, readFormWithFiles } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import {
  answerForPartner,
  publishCase,
  recordPaperConsent,
  takeConsentBack,
  withdrawCase,
} from './service/consent.server';
import { mailPartners } from './service/mails.server';
import { addPicture, removePicture, requireDraft, statePicture } from './service/pictures.server';
import { getCase } from './service/reading.server';
import { startIdea } from './service/start-from.server';
import { askForConsent, removeCase, reopenCase, saveCase, startCase } from './service/write.server';

/** What an action answers when a form was not accepted: keys below `cases:errors`, and which form it was. */
export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  area_unknown: 'areaCode',
  image_bytes: 'files',
  image_type: 'files',
  image_pixels: 'files',
  image_broken: 'files',
  file_too_large: 'files',
  too_many_files: 'files',
  no_file: 'files',
  too_many_pictures: 'files',
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

/** A form of a case study: what it takes, what it does, and where it leads. */
function formOf<Schema extends z.ZodType>(
  schema: Schema,
  work: (posted: Posted, value: z.output<Schema>) => Promise<unknown>,
  to: (posted: Posted) => string = ({ id }) => `/cases/${id}`,
) {
  return (posted: Posted) =>
    submit(posted.form, schema, async (value) => {
      await work(posted, value);
      return redirect(to(posted));
    });
}

const editPage = ({ deps, id }: Posted) => `/cases/${id}/edit?saved=${deps.clock.now()}`;

const EDIT_FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  save: formOf(
    input.caseInput,
    ({ deps, principal, id }, value) => saveCase(deps, principal, id, value),
    editPage,
  ),
  picture: formOf(
    input.pictureInput,
    ({ deps, principal, id, files, problem }, stated) => {
      if (problem) throw new DomainError('too_large', { reason: problem });
      const [file] = files;
      if (!file) throw new DomainError('invalid', { reason: 'no_file' });
      return addPicture(deps, principal, id, file.bytes, stated);
    },
    ({ id }) => `/cases/${id}/edit`,
  ),
  'picture-state': formOf(
    input.pictureInput.and(input.pictureId),
    ({ deps, principal, id }, { picture, ...stated }) => statePicture(deps, principal, id, picture, stated),
    ({ id }) => `/cases/${id}/edit`,
  ),
  'picture-remove': formOf(
    input.pictureId,
    ({ deps, principal, id }, { picture }) => removePicture(deps, principal, id, picture),
    ({ id }) => `/cases/${id}/edit`,
  ),
  ask: formOf(input.stepInput, async ({ deps, principal, id }, value) => {
    await mailPartners(deps, await askForConsent(deps, principal, id, value));
  }),
  remove: formOf(
    input.emptyInput,
    ({ deps, principal, id }) => removeCase(deps, principal, id),
    () => '/cases',
  ),
};

const PAGE_FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  idea: async ({ deps, principal, id }) => redirect(`/ideas/${(await startIdea(deps, principal, id)).id}`),
  answer: formOf(input.answerInput, ({ deps, principal, id }, value) =>
    answerForPartner(deps, principal, id, value),
  ),
  'take-back': formOf(input.takeBackInput, ({ deps, principal, id }, value) =>
    takeConsentBack(deps, principal, id, value),
  ),
  paper: formOf(input.paperInput, ({ deps, principal, id }, value) =>
    recordPaperConsent(deps, principal, id, value),
  ),
  publish: formOf(input.publishInput, ({ deps, principal, id }, value) =>
    publishCase(deps, principal, id, value),
  ),
  withdraw: formOf(input.withdrawInput, ({ deps, principal, id }, value) =>
    withdrawCase(deps, principal, id, value),
  ),
  reopen: formOf(
    input.emptyInput,
    ({ deps, principal, id }) => reopenCase(deps, principal, id),
    ({ id }) => `/cases/${id}/edit`,
  ),
  remove: formOf(
    input.emptyInput,
    ({ deps, principal, id }) => removeCase(deps, principal, id),
    () => '/cases',
  ),
};

/** Takes a form of the page on which a draft is written; the right is asked for before a byte of a file is read. */
export async function takeEditForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  await requireDraft(deps, principal, id);
  const { form, files, problem } = await readFormWithFiles(request);
  return act(EDIT_FORMS, { deps, principal, id, form, files, problem });
}

/** Takes a form of the page of a case study. */
export async function takeCaseForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  await getCase(deps, principal, id);
  if (principal.kind !== 'user') throw new DomainError('unauthenticated');
  const form = await request.formData();
  return act(PAGE_FORMS, { deps, principal, id, form, files: [], problem: null });
}

function act(forms: typeof EDIT_FORMS, posted: Posted): Promise<unknown> {
  const intent = String(posted.form.get('intent') ?? '');
  const work = Object.hasOwn(forms, intent) ? forms[intent] : undefined;
  if (!work) throw new DomainError('invalid');
  return work(posted);
}

/** Takes the form that begins a case study. */
export function takeNewCase(deps: Deps, principal: Principal, form: FormData): Promise<unknown> {
  return submit(form, input.startInput, async ({ collaboration }) => {
    const { id } = await startCase(deps, principal, collaboration);
    return redirect(`/cases/${id}/edit`);
  });
}
