import { redirect } from '@remix-run/node';
import type { z } from 'zod';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { type FormAnswer, formSubmitter, withIntent } from '~/platform/form-submitter.server';
import * as input from './schema';
import { editIdea, mergeIdea, moveIdea, nameAuthor, ownIdea, publishIdea } from './service/change.server';
import { getIdea } from './service/read.server';

export type { FormAnswer };

/** The field a refusal is shown beside; the others are shown for the whole form. */
const FIELD_OF: Record<string, string> = {
  reason_needed: 'reason',
  organisation_unknown: 'organisation',
  organisation_many: 'organisation',
  person_unknown: 'person',
  idea_unknown: 'into',
  same_idea: 'into',
  target_unknown: 'address',
};

const submit = formSubmitter({ fieldOf: (reason) => FIELD_OF[reason], answerOf: withIntent });

type Use<T> = (deps: Deps, principal: Principal, id: string, value: T) => Promise<unknown>;

function formOf<Schema extends z.ZodType>(schema: Schema, use: Use<z.output<Schema>>) {
  return (deps: Deps, principal: Principal, id: string, form: FormData) =>
    submit(form, schema, async (value) => {
      await use(deps, principal, id, value);
      return redirect(`/ideas/${id}`);
    });
}

const FORMS: Record<
  string,
  (deps: Deps, principal: Principal, id: string, form: FormData) => Promise<unknown>
> = {
  edit: formOf(input.editInput, editIdea),
  move: formOf(input.moveInput, moveIdea),
  own: formOf(input.ownInput, ownIdea),
  name: formOf(input.nameInput, nameAuthor),
  publish: formOf(input.publishInput, publishIdea),
  merge: formOf(input.mergeInput, mergeIdea),
};

/**
 * Takes a form of the page of an idea; `link` joins it to what stands at an address. Throws as `getIdea`, and `invalid` for
 * a form it does not know.
 */
export async function takeIdeaForm(
  deps: Deps,
  principal: Principal,
  id: string,
  form: FormData,
  link: (address: string) => Promise<void>,
): Promise<unknown> {
  await getIdea(deps, principal, id);
  if (form.get('intent') === 'link') {
    return formOf(input.linkInput, (_deps, _principal, _id, { address }) => link(address))(
      deps,
      principal,
      id,
      form,
    );
  }
  const work = FORMS[String(form.get('intent'))];
  if (!work) throw new DomainError('invalid');
  return work(deps, principal, id, form);
}
