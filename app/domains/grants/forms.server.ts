import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { type FilesProblem, type IncomingFile, readFormWithFiles } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import { requireApplication } from './service/access.server';
import {
  changeAbout,
  saveBudget,
  submitApplication,
  withdrawApplication,
} from './service/applications.server';
import { addFile, removeFile } from './service/files.server';
import {
  consentToApplication,
  declineApplication,
  invitePartner,
  leaveApplication,
  removePartner,
} from './service/partners.server';
import { openNewApplication, startApplication } from './service/start.server';
import { saveTexts } from './service/texts.server';

/** What an action answers when a form was not accepted: keys below `grants:errors`, and which form it was. */
export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  file_type: 'files',
  file_too_large: 'files',
  too_many_files: 'files',
  no_file: 'files',
  image_bytes: 'files',
  image_pixels: 'files',
  image_broken: 'files',
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

/** A form of the application: what it takes, what it does, and where on the page one goes on. */
function formOf<Schema extends z.ZodType>(
  schema: Schema,
  part: string,
  work: (posted: Posted, value: z.output<Schema>) => Promise<unknown>,
) {
  return (posted: Posted) =>
    submit(posted.form, schema, async (value) => {
      await work(posted, value);
      return redirect(`/applications/${posted.id}#${part}`);
    });
}

const FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  about: formOf(input.aboutInput, 'about', ({ deps, principal, id }, value) =>
    changeAbout(deps, principal, id, value),
  ),
  invite: formOf(input.partnerInput, 'partners', ({ deps, principal, id }, value) =>
    invitePartner(deps, principal, id, value),
  ),
  remove: formOf(input.organisationInput, 'partners', ({ deps, principal, id }, { organisation }) =>
    removePartner(deps, principal, id, organisation),
  ),
  consent: formOf(input.partnerInput, 'partners', ({ deps, principal, id }, value) =>
    consentToApplication(deps, principal, id, value),
  ),
  decline: (posted) =>
    submit(posted.form, input.organisationInput, async ({ organisation }) => {
      await declineApplication(posted.deps, posted.principal, posted.id, organisation);
      return redirect('/applications');
    }),
  leave: (posted) =>
    submit(posted.form, input.organisationInput, async ({ organisation }) => {
      await leaveApplication(posted.deps, posted.principal, posted.id, organisation);
      return redirect('/applications');
    }),
  budget: takeBudget,
  texts: async (posted) => {
    const { rules } = await requireApplication(posted.deps.db, posted.principal, posted.id, 'write');
    return formOf(input.textsInput(rules.questions), 'texts', ({ deps, principal, id }, value) =>
      saveTexts(deps, principal, id, value as Record<string, string>),
    )(posted);
  },
  file: formOf(input.fileInput, 'files', ({ deps, principal, id, files, problem }, { document }) => {
    if (problem) throw new DomainError('too_large', { reason: problem });
    return addFile(deps, principal, id, document, files[0]);
  }),
  remove_file: formOf(input.removeFileInput, 'files', ({ deps, principal, id }, { file }) =>
    removeFile(deps, principal, id, file),
  ),
  submit: formOf(input.emptyInput, 'receipt', ({ deps, principal, id }) =>
    submitApplication(deps, principal, id),
  ),
  withdraw: formOf(input.withdrawInput, 'about', ({ deps, principal, id }, { reason }) =>
    withdrawApplication(deps, principal, id, reason),
  ),
};

/** What saving by itself answers to the form of the budget. */
export interface BudgetSaved {
  intent: 'budget';
  revision: number | null;
  /** Key below `grants:errors`. */
  refused: string | null;
}

/** The budget: saved by a button, or by itself while somebody types (`auto`). */
async function takeBudget(posted: Posted): Promise<unknown> {
  const { deps, principal, id, form } = posted;
  if (form.get('auto') !== 'yes') {
    return formOf(input.budgetInput, 'budget', (_posted, value) => saveBudget(deps, principal, id, value))(
      posted,
    );
  }
  const refused = (reason: string, status: number) =>
    data<BudgetSaved>({ intent: 'budget', revision: null, refused: reason }, { status });
  const answered = await submit(form, input.budgetInput, async (value) => {
    try {
      const { revision } = await saveBudget(deps, principal, id, value);
      return data<BudgetSaved>({ intent: 'budget', revision, refused: null });
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return refused(error.details.reason ?? 'not_saved', HTTP_STATUS[error.code]);
    }
  });
  const notRead = 'result' in (answered.data as object);
  return notRead ? refused('yen_wrong', HTTP_STATUS.invalid) : answered;
}

/** Takes a form of the page of an application; the right is asked for before a byte of a file is read. */
export async function takeApplicationForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  await requireApplication(deps.db, principal, id, isUpload ? 'write' : 'read');
  const { form, files, problem } = await readFormWithFiles(request);
  const work = FORMS[String(form.get('intent'))];
  if (!work) throw new DomainError('invalid');
  return work({ deps, principal, id, form, files, problem });
}

/** Takes the form of a new application; from what it is begun stands in the address. */
export async function takeNewApplication(
  deps: Deps,
  principal: Principal,
  search: input.NewApplicationSearch,
  form: FormData,
): Promise<unknown> {
  await openNewApplication(deps, principal, search);
  return submit(form, input.newApplicationInput, async (value) =>
    redirect(`/applications/${await startApplication(deps, principal, search, value)}`),
  );
}
