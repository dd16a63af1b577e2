import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { type FormValues, MOST_QUESTIONS, moveQuestion, sentValues } from './programme-form';
import { newProgrammeInput, programmeInput } from './schema';
import { type Preview, previewSettings } from './service/preview.server';
import {
  changeProgramme,
  createProgramme,
  getProgramme,
  setProgrammeStatus,
} from './service/programmes.server';
import { cancelRun, startRun } from './service/runs.server';

/** What came of a sent form: errors by field (keys below `matching:errors`), and a preview if one was asked for. */
export interface ProgrammeAnswer {
  values: FormValues;
  errors: Record<string, string[]>;
  preview: Preview | null;
  /** Where a question stands now that was to be moved, from 0. */
  moved: number | null;
}

function refused(values: FormValues, errors: ProgrammeAnswer['errors'], status: number) {
  return data<ProgrammeAnswer>({ values, errors, preview: null, moved: null }, { status });
}

/** Makes a programme of a kind and goes to its page. */
export async function makeProgramme(deps: Deps, principal: Principal, form: FormData) {
  const submission = parseWithZod(form, { schema: newProgrammeInput, disableAutoCoercion: true });
  if (submission.status !== 'success') {
    return refused(sentValues(form), errorsOf(submission.reply().error), HTTP_STATUS.invalid);
  }
  throw redirect(`/admin/matching/${await createProgramme(deps, principal, submission.value)}`);
}

/** What the page of one programme can be asked to do: look at what would change, move a question, save, open, close. */
export async function actOnProgramme(deps: Deps, principal: Principal, id: string, form: FormData) {
  await getProgramme(deps, principal, id);
  const intent = form.get('intent');
  if (intent === 'open' || intent === 'close') {
    await setProgrammeStatus(deps, principal, id, intent === 'open' ? 'open' : 'closed');
    throw redirect(`/admin/matching/${id}`);
  }
  const move = /^(up|down) (\d{1,2})$/.exec(typeof intent === 'string' ? intent : '');
  if (move) {
    const by = move[1] === 'up' ? -1 : 1;
    const to = Number(move[2]) + by;
    if (to < 0 || to >= MOST_QUESTIONS) throw new DomainError('invalid');
    const values = moveQuestion(sentValues(form), Number(move[2]), by);
    return data<ProgrammeAnswer>({ values, errors: {}, preview: null, moved: to });
  }
  if (intent !== 'save' && intent !== 'preview') throw new DomainError('invalid');
  const values = sentValues(form);
  const submission = parseWithZod(form, { schema: programmeInput, disableAutoCoercion: true });
  if (submission.status !== 'success') {
    return refused(values, errorsOf(submission.reply().error), HTTP_STATUS.invalid);
  }
  if (intent === 'preview') {
    const preview = await previewSettings(deps, principal, id, submission.value.settings);
    return data<ProgrammeAnswer>({ values, errors: {}, preview, moved: null });
  }
  try {
    await changeProgramme(deps, principal, id, submission.value);
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    return refused(values, { '': [error.details.reason] }, HTTP_STATUS[error.code]);
  }
  throw redirect(`/admin/matching/${id}?saved=1`);
}

/** Starts or stops ranking everybody. */
export async function actOnRuns(deps: Deps, principal: Principal, id: string, form: FormData) {
  await getProgramme(deps, principal, id);
  switch (form.get('intent')) {
    case 'start':
      await startRun(deps, principal, id);
      break;
    case 'cancel':
      await cancelRun(deps, principal, id);
      break;
    default:
      throw new DomainError('invalid');
  }
  throw redirect(`/admin/matching/${id}/runs`);
}

function errorsOf(errors: Record<string, string[] | null> | null | undefined): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors ?? {}).flatMap(([name, keys]) => (keys?.length ? [[name, keys]] : [])),
  );
}
