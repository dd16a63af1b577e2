import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import { type FilesProblem, type IncomingFile, readFormWithFiles } from '~/domains/files/attachments.server';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import { agreeInTalk, takeBackAgreement } from './service/agree.server';
import { answerTalk } from './service/answer.server';
import { askOrganisation, introduceOrganisations, openNewTalk } from './service/ask.server';
import { answerQuestions } from './service/questions.server';
import { blockOther, reportTalk } from './service/safety.server';
import { addNote, coordinateTalk } from './service/staff.server';
import { completeFollowUp, recordMeeting, requireWriting, sendMessage } from './service/thread.server';
import { viewTalk } from './service/view.server';

/** What an action answers when a form was not accepted: keys below `talks:errors`, and which form it was. */
export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  empty_message: 'text',
  file_type: 'files',
  file_too_large: 'files',
  too_many_files: 'files',
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

/** A form of the talk: what it takes and what it does. */
function formOf<Schema extends z.ZodType>(
  schema: Schema,
  work: (posted: Posted, value: z.output<Schema>) => Promise<unknown>,
) {
  return (posted: Posted) =>
    submit(posted.form, schema, async (value) => {
      await work(posted, value);
      return redirect(`/matches/${posted.id}`);
    });
}

const FORMS: Record<string, (posted: Posted) => Promise<unknown>> = {
  accept: formOf(input.acceptInput, ({ deps, principal, id }, value) =>
    answerTalk(deps, principal, id, 'accept', value),
  ),
  ask_back: formOf(input.askBackInput, ({ deps, principal, id }, value) =>
    answerTalk(deps, principal, id, 'ask_back', value),
  ),
  decline: formOf(input.declineInput, ({ deps, principal, id }, value) =>
    answerTalk(deps, principal, id, 'decline', value),
  ),
  withdraw: formOf(input.emptyInput, ({ deps, principal, id }) =>
    answerTalk(deps, principal, id, 'withdraw'),
  ),
  close: formOf(input.closeInput, ({ deps, principal, id }, value) =>
    answerTalk(deps, principal, id, 'close', value),
  ),
  message: formOf(input.messageInput, ({ deps, principal, id, files, problem }, { text }) => {
    if (problem) throw new DomainError('too_large', { reason: problem });
    return sendMessage(deps, principal, id, { text, files });
  }),
  meeting: formOf(input.meetingInput, ({ deps, principal, id }, value) =>
    recordMeeting(deps, principal, id, value),
  ),
  agree: formOf(input.emptyInput, ({ deps, principal, id }) => agreeInTalk(deps, principal, id)),
  answers: async ({ deps, principal, id, form }) => {
    const asked = (await viewTalk(deps, principal, id)).questions?.asked ?? [];
    return submit(form, input.formAnswers(asked), async (value) => {
      await answerQuestions(deps, principal, id, input.answersByKey(asked, value));
      return redirect(`/matches/${id}`);
    });
  },
  unagree: formOf(input.emptyInput, ({ deps, principal, id }) => takeBackAgreement(deps, principal, id)),
  follow_up: formOf(input.followUpInput, ({ deps, principal, id }, value) =>
    completeFollowUp(deps, principal, id, value),
  ),
  block: formOf(input.blockInput, ({ deps, principal, id }, value) => blockOther(deps, principal, id, value)),
  report: formOf(input.reportInput, ({ deps, principal, id }, value) =>
    reportTalk(deps, principal, id, value),
  ),
  join: formOf(input.emptyInput, ({ deps, principal, id }) => coordinateTalk(deps, principal, id, true)),
  leave: formOf(input.emptyInput, ({ deps, principal, id }) => coordinateTalk(deps, principal, id, false)),
  note: formOf(input.noteInput, ({ deps, principal, id }, value) => addNote(deps, principal, id, value)),
};

/** Takes a form of the page of a talk; the right is asked for before a byte of a file is read. */
export async function takeTalkForm(
  deps: Deps,
  principal: Principal,
  id: string,
  request: Request,
): Promise<unknown> {
  await viewTalk(deps, principal, id);
  if (request.headers.get('content-type')?.startsWith('multipart/'))
    await requireWriting(deps, principal, id);
  const { form, files, problem } = await readFormWithFiles(request);
  const work = FORMS[String(form.get('intent'))];
  if (!work) throw new DomainError('invalid');
  return work({ deps, principal, id, form, files, problem });
}

/**
 * Takes the form of a new request; whom it is about stands in the address. `opened` is told the id of the talk that came
 * of it.
 */
export async function takeNewTalk(
  deps: Deps,
  principal: Principal,
  search: input.NewTalkSearch,
  form: FormData,
  opened: (talk: string) => Promise<void>,
): Promise<unknown> {
  const { introducing, programme, from, to } = await openNewTalk(deps, principal, search);
  if (!programme || !from || !to) throw new DomainError('not_found');
  const questions = programme.questions;
  const schema = input.askInput.extend(input.formAnswers(questions).shape);
  return submit(form, schema, async (value) => {
    const asking = {
      programme: programme.id,
      from: from.id,
      to: to.id,
      // Always there: the schema refuses a request without one.
      message: value.message ?? '',
      answers: input.answersByKey(questions, value),
    };
    const { id } = await (introducing ? introduceOrganisations : askOrganisation)(deps, principal, asking);
    await opened(id);
    return redirect(`/matches/${id}`);
  });
}

/** Reads a posted form that comes back to its own page when it is not accepted. */
export { submit as submitTalkForm };
