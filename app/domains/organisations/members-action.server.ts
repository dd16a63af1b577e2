import { parseWithZod } from '@conform-to/zod/v4';
import { data, redirect } from '@remix-run/node';
import type { Principal } from '~/domains/accounts/model';
import type { Deps } from '~/platform/deps.server';
import { DomainError, HTTP_STATUS, isDomainError } from '~/platform/errors';
import { inviteMemberInput, memberAct } from './people-schema';
import { inviteMember, revokeMemberInvitation } from './service/invitations.server';
import { changeMemberRole, leaveOrganisation, removeMember, requireManager } from './service/members.server';
import type { MembersOutcome } from './ui/people/members-page';

/** What the page of an organisation's people can be asked to do: invite, withdraw, change a role, remove, leave. */
export async function actOnMembers(
  deps: Deps,
  principal: Principal,
  id: string,
  { form, origin }: { form: FormData; origin: string },
) {
  try {
    if (form.get('intent') === 'invite') return await invite(deps, principal, id, form, origin);
    const act = memberAct.safeParse(Object.fromEntries(form));
    if (!act.success) throw new DomainError('invalid');
    switch (act.data.intent) {
      case 'role':
        await changeMemberRole(deps, principal, id, act.data);
        break;
      case 'remove':
        await removeMember(deps, principal, id, act.data.userId);
        break;
      case 'revoke':
        await revokeMemberInvitation(deps, principal, id, act.data.id);
        break;
      default:
        await leaveOrganisation(deps, principal, id);
        return redirect('/home');
    }
    return data<MembersOutcome>({ done: act.data.intent });
  } catch (error) {
    if (!isDomainError(error) || (error.code !== 'conflict' && error.code !== 'too_many')) throw error;
    return data<MembersOutcome>(
      { problem: String(error.details.reason) },
      { status: HTTP_STATUS[error.code] },
    );
  }
}

async function invite(deps: Deps, principal: Principal, id: string, form: FormData, origin: string) {
  await requireManager(deps, principal, id);
  const submission = parseWithZod(form, { schema: inviteMemberInput, disableAutoCoercion: true });
  if (submission.status !== 'success') {
    return data<MembersOutcome>({ form: submission.reply() }, { status: HTTP_STATUS.invalid });
  }
  return data<MembersOutcome>({ sent: await inviteMember(deps, principal, id, submission.value, origin) });
}
