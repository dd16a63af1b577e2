import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { RULE_SETS } from './model/rule-sets';
import { type FormValues, sentValues } from './programme-form';
import { programmeInput } from './programme-schema';
import {
  changeGrantProgramme,
  copyGrantProgramme,
  createGrantProgramme,
  getGrantProgramme,
  moveGrantProgramme,
  type ProgrammeStatus,
  requireKeeper,
} from './service/programmes.server';

/** What came of a sent form: errors by field, keys below `grants:errors`. */
export interface ProgrammeAnswer {
  values: FormValues;
  errors: Record<string, string[]>;
}

const STATUSES: readonly string[] = ['draft', 'open', 'screening', 'closed'] satisfies ProgrammeStatus[];

/** Makes a programme from rules to begin with and goes to its page. */
export async function makeGrantProgramme(deps: Deps, principal: Principal, form: FormData) {
  const template = String(form.get('template'));
  if (!Object.hasOwn(RULE_SETS, template)) throw new DomainError('invalid');
  const id = await createGrantProgramme(deps, principal, template as keyof typeof RULE_SETS);
  throw redirect(`/admin/grants/${id}`);
}

/** What the page of one programme can be asked to do: save, copy to the next year, open, end taking applications. */
export async function actOnGrantProgramme(deps: Deps, principal: Principal, id: string, form: FormData) {
  requireKeeper(principal);
  await getGrantProgramme(deps, principal, id);
  const intent = String(form.get('intent'));
  const values = sentValues(form);
  try {
    if (intent === 'copy') throw redirect(`/admin/grants/${await copyGrantProgramme(deps, principal, id)}`);
    if (STATUSES.includes(intent)) {
      await moveGrantProgramme(deps, principal, id, intent as ProgrammeStatus);
      throw redirect(`/admin/grants/${id}`);
    }
    if (intent !== 'save') throw new DomainError('invalid');
    const submission = parseWithZod(form, { schema: programmeInput, disableAutoCoercion: true });
    if (submission.status !== 'success') {
      return refused(values, errorsOf(submission.reply().error), HTTP_STATUS.invalid);
    }
    await changeGrantProgramme(deps, principal, id, submission.value);
  } catch (error) {
    if (!isDomainError(error) || !error.details.reason) throw error;
    const isForm = intent === 'save';
    return refused(isForm ? values : null, { '': [error.details.reason] }, HTTP_STATUS[error.code]);
  }
  throw redirect(`/admin/grants/${id}?saved=1`);
}

function refused(values: FormValues | null, errors: ProgrammeAnswer['errors'], status: number) {
  return data<{ values: FormValues | null; errors: ProgrammeAnswer['errors'] }>(
    { values, errors },
    { status },
  );
}

function errorsOf(errors: Record<string, string[] | null> | null | undefined): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(errors ?? {}).flatMap(([name, keys]) => (keys?.length ? [[name, keys]] : [])),
  );
}
