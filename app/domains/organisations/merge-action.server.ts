import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError } from '~/platform/errors';
import { MERGE_PARTS } from './model';
import { mergeInput } from './people-schema';
import { getMerge, keepApart, mergeOrganisations } from './service/merge.server';

/** What the page of a pair can be asked to do: make one of both, or note that they are two. Returns where to go then. */
export async function actOnPair(
  deps: Deps,
  principal: Principal,
  { kept, gone }: { kept: string; gone: string },
  form: FormData,
): Promise<string> {
  await getMerge(deps, principal, kept, gone);
  if (form.get('intent') === 'apart') {
    await keepApart(deps, principal, kept, gone);
    return '/admin/organisations/duplicates?done=apart';
  }
  const chosen = MERGE_PARTS.flatMap((part) => (form.has(part) ? [[part, form.get(part)] as const] : []));
  const input = mergeInput.safeParse({
    revisionKept: form.get('revisionKept'),
    revisionGone: form.get('revisionGone'),
    choices: Object.fromEntries(chosen),
  });
  if (!input.success) throw new DomainError('invalid');
  await mergeOrganisations(deps, principal, { kept, gone, ...input.data });
  return `/organisations/${kept}`;
}
