import { data, redirect } from '@remix-run/node';
import type { Principal, UserPrincipal } from './model';
import { type AccountAction, mayWithAccounts } from './policy';

/** The part of a loader's or action's arguments that guards look at. */
export interface Guarded {
  request: Request;
  context: { principal: Principal };
}

/** Where a person who has to sign in first was going: the page for a reading request, else their home. */
function destination(request: Request): string {
  if (request.method !== 'GET') return '/home';
  const { pathname, search } = new URL(request.url);
  return `${pathname}${search}`;
}

/** The signed-in account; everybody else is sent to sign in and comes back afterwards. */
export function requireUser({ request, context }: Guarded): UserPrincipal {
  if (context.principal.kind === 'user') return context.principal;
  throw redirect(`/login?next=${encodeURIComponent(destination(request))}`);
}

/** The signed-in account if it has one of the roles; 403 otherwise. */
export function requireRole(args: Guarded, ...roles: UserPrincipal['role'][]): UserPrincipal {
  const user = requireUser(args);
  if (!roles.includes(user.role)) throw data(null, { status: 403 });
  return user;
}

/** The signed-in account if the accounts policy lets it do `action`; 403 otherwise. */
export function requireAccountRight(args: Guarded, action: AccountAction): UserPrincipal {
  const user = requireUser(args);
  if (!mayWithAccounts(user, action)) throw data(null, { status: 403 });
  return user;
}
