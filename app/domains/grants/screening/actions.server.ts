import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import { addMember, chooseChair, removeMember } from './service/committee.server';
import { declareConflict, liftConflict, setConflict } from './service/conflicts.server';
import { decide } from './service/decide.server';
import { judgeEligibility } from './service/judge.server';
import { saveMinutes } from './service/minutes.server';
import { changeProposal, writeReasons } from './service/proposal.server';
import { addNote, saveScore } from './service/scores.server';
import { openStage, propose, reopenStage } from './service/stages.server';

/** What an action answers when a form was not accepted: keys below `screening:errors`, and which form it was. */
export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  day_past: 'moreBy',
  due_past: 'scoresDue',
  day_missing: 'moreBy',
  no_account: 'account',
  already_member: 'account',
  saw_points: 'account',
  amount_missing: 'amountYen',
  amount_most: 'amountYen',
  passes_missing: 'passes',
  points_waited_for: 'missingToo',
};

const submit = formSubmitter({ fieldOf: (reason) => FIELD_OF[reason], answerOf: withIntent });

interface Act {
  deps: Deps;
  principal: Principal;
  /** Of the programme or the application the page is about. */
  id: string;
}

function formOf<Schema extends z.ZodType>(
  schema: Schema,
  work: (act: Act, value: z.output<Schema>) => Promise<unknown>,
  /** Where it leads; null: back to the same page. */
  leadsTo: ((act: Act) => string) | null = null,
) {
  return (act: Act, form: FormData, here: string) =>
    submit(form, schema, async (value) => {
      await work(act, value);
      return redirect(leadsTo?.(act) ?? `${here}?done=${String(form.get('intent'))}`);
    });
}

type Forms = Record<string, ReturnType<typeof formOf>>;

const PROGRAMME: Forms = {
  open: formOf(input.openInput, (a, v) => openStage(a.deps, a.principal, a.id, v)),
  propose: formOf(input.proposeInput, (a, v) => propose(a.deps, a.principal, a.id, v)),
  reopen: formOf(input.reasonInput, (a, v) => reopenStage(a.deps, a.principal, a.id, v)),
  decide: formOf(input.nothing, (a) => decide(a.deps, a.principal, a.id)),
};

const COMMITTEE: Forms = {
  add: formOf(input.accountInput, (a, v) => addMember(a.deps, a.principal, a.id, v)),
  remove: formOf(input.accountInput, (a, v) => removeMember(a.deps, a.principal, a.id, v)),
  chair: formOf(input.accountInput, (a, v) => chooseChair(a.deps, a.principal, a.id, v)),
};

const CASE: Forms = {
  judge: formOf(input.judgeInput, (a, v) => judgeEligibility(a.deps, a.principal, a.id, v)),
  // Whoever has declared a conflict can't come back to this page.
  declare: formOf(
    input.declareInput,
    (a, v) => declareConflict(a.deps, a.principal, a.id, v),
    () => '/screening?done=declare',
  ),
  'set-conflict': formOf(input.conflictInput, (a, v) => setConflict(a.deps, a.principal, a.id, v)),
  'lift-conflict': formOf(input.conflictInput, (a, v) => liftConflict(a.deps, a.principal, a.id, v)),
  score: formOf(input.scoreInput, (a, v) => saveScore(a.deps, a.principal, a.id, v)),
  note: formOf(input.noteInput, (a, v) => addNote(a.deps, a.principal, a.id, v)),
  change: formOf(input.changeInput, (a, v) => changeProposal(a.deps, a.principal, a.id, v)),
  reasons: formOf(input.reasonsInput, (a, v) => writeReasons(a.deps, a.principal, a.id, v)),
};

const MINUTES: Forms = {
  minutes: formOf(input.minutesInput, (a, v) => saveMinutes(a.deps, a.principal, a.id, v)),
};

const PAGES = { programme: PROGRAMME, committee: COMMITTEE, case: CASE, minutes: MINUTES };

/**
 * Does what a form of one of the pages asks. `allowed` is the page's own reading: who may not see it hears that before
 * the form is looked at.
 */
export async function actOnScreening(
  where: keyof typeof PAGES,
  act: Act,
  request: Request,
  allowed: () => Promise<unknown>,
) {
  await allowed();
  const form = await request.formData();
  const intent = String(form.get('intent') ?? '');
  const run = Object.hasOwn(PAGES[where], intent) ? PAGES[where][intent] : undefined;
  if (!run) throw new DomainError('invalid');
  return run(act, form, new URL(request.url).pathname);
}
